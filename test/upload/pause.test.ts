// Uploads that are paused and resumed.
import { expect } from '@open-wc/testing';
import { Uploader, type UploadItem } from 's3-image-upload/core';
import { bytesOf, image } from '../images.js';
import { openStack } from '../stack-client.js';
import { answered, settle, World } from './world.js';

const NAMES = ['upload-start', 'upload-pause', 'upload-resume', 'upload-abort', 'upload-success'] as const;

/** Names of the events of an uploader, in their order. */
function heard(uploader: Uploader): string[] {
  const names: string[] = [];
  for (const name of NAMES) uploader.on(name, ({ detail: { item } }) => names.push(`${name} ${item.state}`));
  return names;
}

const photo = (name: string) => new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1])], name);
const states = ({ items }: { readonly items: readonly UploadItem[] }) => items.map(({ state }) => state);

/** A world in which images with these names are being sent, as far as there is room. */
async function sending(...names: string[]): Promise<World> {
  const world = new World({ uploadOn: 'select' });
  await world.uploader.addFiles(names.map(photo));
  await answerQuestions(world);
  return world;
}

async function answerQuestions({ questions }: World): Promise<void> {
  await settle();
  for (const question of questions.splice(0)) if (!question.signal.aborted) question.answer('good');
  await settle();
}

describe('a paused upload', () => {
  it('stops its request, and lets the next image have its place', async () => {
    const { uploader, requests, questions } = await sending('a', 'b', 'c', 'd');
    const names = heard(uploader);
    expect(states(uploader)).to.deep.equal(['uploading', 'uploading', 'uploading', 'ready']);
    uploader.pause('image-1');
    await settle();
    expect(requests.find(({ name }) => name === 'a')?.signal.aborted).to.be.true;
    expect(states(uploader)).to.deep.equal(['paused', 'uploading', 'uploading', 'presigning']);
    expect(names).to.deep.equal(['upload-pause paused']);
    expect(questions[0]?.name).to.equal('d');
  });

  it('continues under the same key, with the count of its attempts begun anew', async () => {
    const world = await sending('a');
    const { uploader, requests, questions } = world;
    const names = heard(uploader);
    const keys: string[] = [];
    uploader.on('upload-success', ({ detail }) => keys.push(detail.key));
    uploader.pause();
    uploader.resume();
    await settle();
    expect(questions, 'not asked for another target').to.be.empty;
    requests.at(-1)?.answer(answered(204));
    await settle();
    expect(keys).to.deep.equal(['k1']);
    expect(uploader.items[0]?.attempt).to.equal(1);
    expect(names).to.deep.equal(['upload-pause paused', 'upload-resume ready', 'upload-success stored']);
  });

  it('is not busy: upload() resolves, and sends everything but the paused image', async () => {
    const world = await sending('a', 'b');
    const { uploader, requests } = world;
    uploader.pause('image-1');
    const uploading = uploader.upload();
    requests[1]?.answer(answered(204));
    expect(states({ items: await uploading })).to.deep.equal(['paused', 'stored']);
    expect(uploader.busy).to.be.false;
    expect(world.completes).to.equal(1);
    expect(uploader.progress.total, 'it is still to be sent').to.equal(10);
  });

  for (const [when, prepare] of [
    ['while it waits for its next attempt', (world: World) => world.requests[0]?.answer(answered(503))],
    [
      'while it waits for the connection',
      (world: World) => {
        world.online = false;
        world.requests[0]?.answer({ kind: 'unanswered' });
      },
    ],
  ] as const)
    it(`does not start by itself if it was paused ${when}`, async () => {
      const world = await sending('a');
      prepare(world);
      await settle();
      expect(states(world.uploader)).to.deep.equal(['waiting']);
      world.uploader.pause();
      expect(world.timers.size + world.lineListeners.size).to.equal(0);
      expect(states(world.uploader)).to.deep.equal(['paused']);
      expect(world.uploader.items[0]).not.to.have.property('error');
    });

  it('is checked meanwhile, if it was paused before it was', async () => {
    const world = new World({ uploadOn: 'select' });
    const { uploader } = world;
    const added = uploader.addFiles([photo('a.jpg'), photo('b.txt')]);
    uploader.pause();
    expect(states(uploader)).to.deep.equal(['paused', 'paused']);
    await added;
    expect(states(uploader)).to.deep.equal(['paused', 'rejected']);
    expect(uploader.items[0]).to.have.property('type', 'image/jpeg');
    uploader.resume();
    await answerQuestions(world);
    expect(states(uploader)).to.deep.equal(['uploading', 'rejected']);
  });

  it('is checked once if it is resumed before it was', async () => {
    const world = new World({ uploadOn: 'select' });
    const added = world.uploader.addFiles([photo('a.jpg')]);
    world.uploader.pause();
    world.uploader.resume();
    expect(states(world.uploader)).to.deep.equal(['checking']);
    await added;
    await answerQuestions(world);
    expect(states(world.uploader)).to.deep.equal(['uploading']);
    expect(world.expected.size).to.equal(1);
  });

  it('can be aborted and removed, and neither resumed nor retried afterwards by a call for paused images', async () => {
    const { uploader } = await sending('a', 'b');
    uploader.pause();
    uploader.abort('image-1');
    uploader.remove('image-2');
    uploader.resume();
    expect(states(uploader)).to.deep.equal(['aborted']);
  });

  it('leaves images alone that are not to be sent, and those that have ended', async () => {
    const world = new World();
    const { uploader } = world;
    const names = heard(uploader);
    await uploader.addFiles([photo('a.jpg')]);
    uploader.pause();
    expect(states(uploader)).to.deep.equal(['ready']);
    uploader.resume();
    uploader.pause('nobody');
    uploader.resume('nobody');
    expect(states(uploader)).to.deep.equal(['ready']);
    expect(names).to.be.empty;
  });

  it('that a listener resumes at once goes on', async () => {
    const { uploader, requests } = await sending('a');
    uploader.on('upload-pause', ({ detail }) => uploader.resume(detail.item.id));
    uploader.pause();
    await settle();
    expect(states(uploader)).to.deep.equal(['uploading']);
    requests.at(-1)?.answer(answered(204));
    await settle();
    expect(states(uploader)).to.deep.equal(['stored']);
  });

  it('that is sent in parts keeps the parts that are stored', async () => {
    const stack = await openStack();
    const MIB = 1024 * 1024;
    const file = new File([await image('a.jpg'), new Uint8Array(11 * MIB).map((_, i) => i >> 16)], 'a.jpg');
    const uploader = new Uploader({ presignEndpoint: stack.presign('multipart'), concurrency: 1 });
    const isAtThird = new Promise<void>((resolve) =>
      uploader.on('upload-progress', ({ detail }) => {
        if (detail.loaded > 10 * MIB) resolve();
      }),
    );
    await stack.faults({ parameter: 'partNumber', skip: 2, times: 1, stallAt: 1000 });
    await uploader.addFiles([file]);
    await isAtThird;
    uploader.pause();
    const [paused] = uploader.items;
    expect(paused?.loaded, 'two parts').to.equal(10 * MIB);
    uploader.resume();
    const [item] = await uploader.upload();
    expect(item).to.have.property('state', 'stored');
    const sent = (await stack.requests()).filter(({ method, status }) => method === 'PUT' && status === 200);
    expect(sent).to.have.lengthOf(3);
    expect(await bytesOf(await fetch((item as { url: string }).url))).to.deep.equal(await bytesOf(file));
  });
});

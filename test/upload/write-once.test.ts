// A presigned PUT with `If-None-Match: *`, whose key can be written only once.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions } from 's3-image-upload/core';
import type { Fault } from '../../demo/storage/faults.js';
import type { Sent } from '../../src/upload/send.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { answered } from './world.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (options: UploaderOptions) =>
  new Uploader({ presignEndpoint: stack.presign('put-once'), ...options }, { random: () => 0 });

async function upload(uploader: Uploader, file: File) {
  await uploader.addFiles([file]);
  const [item] = await uploader.upload();
  return item;
}

describe('an image whose key can be written once', () => {
  it('is stored if the answer to the first attempt was lost and the next is refused', async () => {
    await stack.faults({ method: 'PUT', noCors: true, times: 1 });
    const file = await image();
    const item = await upload(uploaderWith({}), file);
    if (item?.state !== 'stored') throw new Error(JSON.stringify(item));
    expect(item).to.include({ attempt: 2, etag: undefined });
    expect(await (await fetch(item.url)).arrayBuffer()).to.deep.equal(await file.arrayBuffer());
  });

  it('is stored also after a retry by hand', async () => {
    await stack.faults({ method: 'PUT', noCors: true, times: 1 });
    const uploader = uploaderWith({ retries: 0 });
    expect((await upload(uploader, await image()))?.state).to.equal('failed');
    uploader.retry();
    const [item] = await uploader.upload();
    expect(item?.state).to.equal('stored');
  });

  it('is stored if the browser itself sent it again, and has only the second answer', async () => {
    await stack.faults({ method: 'PUT', lostReply: true, times: 1 });
    const item = await upload(uploaderWith({ checksum: 'sha256' }), await image());
    expect(item?.state).to.equal('stored');
    expect(item).to.have.property('checksum').that.has.length(44);
  });

  for (const [what, ...faults] of [
    ['before'],
    ['before, and the first attempt sent nothing', { method: 'PUT', resetAt: 0, times: 2 }],
    ['before, and the first answer was lost', { method: 'PUT', noCors: true, times: 1 }],
    ['before, and the browser sent it again', { method: 'PUT', lostReply: true, times: 1 }],
  ] as readonly (readonly [string, ...Fault[]])[])
    it(`fails if the key was taken ${what}`, async () => {
      const presignEndpoint = stack.presign(`put-once-same-key/taken-${what.length}`);
      await upload(uploaderWith({ presignEndpoint }), await image('one.jpg'));
      await stack.faults(...faults);
      const item = await upload(uploaderWith({ presignEndpoint }), await image('two.jpg', 'image/jpeg', 50));
      expect(item).to.have.nested.property('error.status', 412);
    });

  const put = {
    method: 'PUT' as const,
    url: 'https://b.example/k',
    headers: { 'If-None-Match': '*' } as Record<string, string>,
  };
  const good: Sent = { kind: 'answered', answer: { status: 200, body: '', header: () => null } };
  const stranger: Sent = { kind: 'answered', answer: { ...good.answer, body: 'Access Denied' } };

  for (const [what, answers, target, state] of [
    ['a stall of all bytes', [{ kind: 'stalled', sentAll: true }, answered(412)], put, 'stored'],
    ['a stall before the last byte', [{ kind: 'stalled' }, answered(412)], put, 'failed'],
    ['no line', [{ kind: 'unanswered' }, answered(412)], put, 'failed'],
    [
      'no line and a lost answer',
      [{ kind: 'unanswered' }, { kind: 'unanswered', sentAll: true }, answered(412)],
      put,
      'stored',
    ],
    ['an answer of somebody else', [stranger, answered(412)], put, 'stored'],
    ['a gateway that gave up', [answered(504), answered(412)], put, 'stored'],
    ['a conflict', [answered(409, 'ConditionalRequestConflict'), good], put, 'stored'],
    [
      'a lost answer and a conflict',
      [{ kind: 'unanswered', sentAll: true }, answered(409, 'ConditionalRequestConflict'), answered(412)],
      put,
      'stored',
    ],
    ['a storage that was busy', [answered(503, 'SlowDown'), answered(412)], put, 'failed'],
    ['nothing', [answered(412)], put, 'failed'],
    [
      'a lost answer, of another condition',
      [{ kind: 'unanswered', sentAll: true }, answered(412)],
      { ...put, headers: { 'If-Match': '"e"' } },
      'failed',
    ],
  ] as readonly (readonly [string, readonly Sent[], typeof put, string])[])
    it(`is ${state} after ${what}: ${answers.map((sent) => (sent.kind === 'answered' ? sent.answer.status : sent.kind)).join()}`, async () => {
      const left = [...answers];
      const uploader = new Uploader(
        { presign: () => target },
        { random: () => 0, send: () => Promise.resolve(left.shift() ?? answered(500)) },
      );
      expect((await upload(uploader, await image()))?.state).to.equal(state);
      expect(left).to.be.empty;
    });

  it('is not reported with a checksum that was not verified', async () => {
    const left: Sent[] = [{ kind: 'unanswered', sentAll: true }, answered(412)];
    const uploader = new Uploader(
      { presign: () => put, checksum: 'sha256' },
      { random: () => 0, send: () => Promise.resolve(left.shift() ?? answered(500)) },
    );
    expect(await upload(uploader, await image())).to.include({ state: 'stored', checksum: undefined });
  });

  it('fails if other bytes were sent there before', async () => {
    const left: Sent[] = [{ kind: 'unanswered', sentAll: true }, answered(412)];
    const send = () => Promise.resolve(left.shift() ?? answered(500));
    for (const name of ['one.jpg', 'two.jpg']) {
      const uploader = new Uploader({ presign: () => put, retries: 0 }, { send });
      expect((await upload(uploader, await image(name)))?.state).to.equal('failed');
    }
  });
});

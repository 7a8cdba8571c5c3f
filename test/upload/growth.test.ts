// Work for one image does not grow with the number of images. It is counted in steps, since time depends on the machine.
import { expect } from '@open-wc/testing';
import { Uploader } from 's3-image-upload/core';
import { image } from '../images.js';
import { stepsIn } from '../steps.js';
import { answered } from './world.js';

const FEW = 100;
const MANY = 600;

/** The part that all images share counts less if there are many. More than this factor is growth. */
const GROWTH = 1.5;

let bytes: Blob;
before(async () => (bytes = await image()));

const files = (count: number) =>
  Array.from({ length: count }, (_, index) => new File([bytes], `${index}.jpg`));

/** The storage refuses every image until `isKind` is true. */
function uploaderWith(uploadOn: 'select' | 'manual' = 'manual') {
  const storage = { isKind: true };
  const uploader = new Uploader(
    {
      multiple: true,
      uploadOn,
      retries: 0,
      presign: ({ filename }) =>
        Promise.resolve({
          url: `https://b.example/${filename}`,
          method: 'PUT',
          expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
        }),
    },
    { send: () => Promise.resolve(storage.isKind ? answered(200) : answered(403, 'AccessDenied')) },
  );
  return { uploader, storage };
}

type Work = (given: ReturnType<typeof uploaderWith>, count: number) => unknown;

const add: Work = ({ uploader }, count) => uploader.addFiles(files(count));
const addOneByOne: Work = async ({ uploader }, count) => {
  for (const file of files(count)) await uploader.addFiles([file]);
};
const fail: Work = async ({ uploader, storage }) => {
  storage.isKind = false;
  await uploader.upload();
  storage.isKind = true;
};
const upload: Work = ({ uploader }) => uploader.upload();
const each =
  (work: (uploader: Uploader, id: string) => void): Work =>
  ({ uploader }) => {
    for (const { id } of uploader.items) work(uploader, id);
  };

/** The preparation, and the work that is counted. */
const cases: readonly (readonly [string, readonly Work[], Work])[] = [
  ['add and check', [], add],
  ['add one after the other', [], addOneByOne],
  ['upload', [add], upload],
  ['fail', [add], fail],
  ['retry what failed, one by one', [add, fail], each((uploader, id) => uploader.retry(id))],
  ['retry all that failed', [add, fail], ({ uploader }) => uploader.retry()],
  [
    'abort one by one',
    [add],
    ({ uploader }) => {
      void uploader.upload();
      for (const { id } of uploader.items) uploader.abort(id);
    },
  ],
  [
    'abort all',
    [add],
    ({ uploader }) => {
      void uploader.upload();
      uploader.abort();
    },
  ],
  ['move to the front', [add], each((uploader, id) => uploader.move(id, 0))],
  ['move to the end', [add], each((uploader, id) => uploader.move(id, Infinity))],
  ['remove', [add], each((uploader, id) => uploader.remove(id))],
  ['remove what is stored', [add, upload], each((uploader, id) => uploader.remove(id))],
  ['clear', [add], ({ uploader }) => uploader.clear()],
  ['note', [add], each((uploader, id) => uploader.note(id, { alt: 'A lake' }))],
];

describe(`each of ${MANY} images takes as many steps as each of ${FEW}`, function () {
  this.timeout(60_000);
  for (const [what, before, work] of cases)
    it(`to ${what}`, async () => {
      const stepsFor = async (count: number) => {
        const given = uploaderWith();
        for (const prepare of before) await prepare(given, count);
        return (await stepsIn(() => work(given, count))) / count;
      };
      const few = await stepsFor(FEW);
      const many = await stepsFor(MANY);
      expect(few).to.be.above(0);
      expect(many).to.be.at.most(GROWTH * few);
    });
});

// The work of the element for one image does not grow with the number of images. It is counted in steps. The element is not in a
// document, so it is not rendered.
import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import 's3-image-upload';
import { restore, spy, stub } from 'sinon';
import { image } from '../images.js';
import { stepsIn } from '../steps.js';
import { until } from './fixtures.js';

const FEW = 100;
const MANY = 400;

/** The part that all images share counts less if there are many. More than this factor is growth. */
const GROWTH = 1.5;

let bytes: Blob;
before(async () => (bytes = await image()));

let requests: XMLHttpRequest[];
beforeEach(() => {
  requests = [];
  // The storage answers when the test lets it.
  stub(XMLHttpRequest.prototype, 'send').callsFake(function (this: XMLHttpRequest) {
    requests.push(this);
  });
  stub(XMLHttpRequest.prototype, 'abort').callsFake(function (this: XMLHttpRequest) {
    this.dispatchEvent(new ProgressEvent('abort'));
  });
});
afterEach(() => restore());

function answer(request: XMLHttpRequest, status: number): void {
  Object.defineProperty(request, 'status', { value: status });
  request.dispatchEvent(new ProgressEvent('load'));
}

/** An element with a name in a form. */
function elementInForm(count: number): S3ImageUpload {
  const target = Object.assign(document.createElement('s3-image-upload'), {
    name: 'photos',
    required: true,
    multiple: true,
    minFiles: 2,
    uploadOn: 'manual' as const,
    concurrency: count,
    retries: 0,
    presign: ({ filename }: { filename: string }) =>
      Promise.resolve({
        url: `https://b.example/${filename}`,
        method: 'PUT' as const,
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      }),
  });
  document.createElement('form').append(target);
  return target;
}

type Work = (target: S3ImageUpload, count: number) => unknown;

const inState = (target: S3ImageUpload, wanted: string) =>
  target.items.filter(({ state }) => state === wanted).length;

const add: Work = (target, count) =>
  target.addFiles(Array.from({ length: count }, (_, index) => new File([bytes], `${index}.jpg`)));
/** Adds all files at once. */
const begin: Work = async (target, count) => {
  void target.upload();
  await until(() => requests.length === count);
};
const beginFour: Work = async (target) => {
  target.concurrency = 4;
  await begin(target, 4);
  expect(target.progress.fraction).to.equal(0); // computes the sum of the added files once
};
/** The callbacks of each request. */
const progress = async (target: S3ImageUpload) => {
  let told = 0;
  target.addEventListener('upload-progress', () => (told += 1));
  for (const { upload } of requests)
    upload.dispatchEvent(
      new ProgressEvent('progress', { lengthComputable: true, loaded: bytes.size / 2, total: bytes.size }),
    );
  await until(() => told >= requests.length);
};
const end =
  (state: 'stored' | 'failed'): Work =>
  async (target, count) => {
    for (const request of requests) answer(request, state === 'stored' ? 200 : 403);
    await new Promise((resolve) => target.addEventListener('upload-complete', resolve, { once: true }));
    expect(inState(target, state)).to.equal(count);
  };
const abortAll: Work = (target) => {
  target.abort();
  requests = [];
};
const retry =
  (each: Work): Work =>
  async (target, count) => {
    await each(target, count);
    await until(() => requests.length === count);
  };
const each =
  (work: (target: S3ImageUpload, id: string) => void): Work =>
  (target) => {
    for (const { id } of target.items) work(target, id);
  };

/** The preparation, and the work that is counted. */
const cases: readonly (readonly [string, readonly Work[], Work])[] = [
  ['add and check', [], add],
  ['begin', [add], begin],
  ['fail', [add, begin], end('failed')],
  ['abort one by one', [add, begin], each((target, id) => target.abort(id))],
  ['abort all', [add, begin], abortAll],
  ['retry one by one', [add, begin, abortAll], retry(each((target, id) => target.retry(id)))],
  ['retry all', [add, begin, abortAll], retry((target) => target.retry())],
  ['move', [add], each((target, id) => target.move(id, 0))],
  ['remove', [add], each((target, id) => target.remove(id))],
  ['remove what failed', [add, begin, end('failed')], each((target, id) => target.remove(id))],
  ['clear', [add], (target) => target.clear()],
  ['answer whether it is valid', [add], each((target) => target.checkValidity())],
];

async function stepsFor(count: number, before: readonly Work[], work: Work): Promise<number> {
  requests = [];
  const target = elementInForm(count);
  for (const prepare of before) await prepare(target, count);
  return stepsIn(() => work(target, count));
}

describe(`an element takes as many steps for each of ${MANY} images as for each of ${FEW}`, function () {
  this.timeout(60_000);
  for (const [what, before, work] of cases)
    it(`to ${what}`, async () => {
      const few = (await stepsFor(FEW, before, work)) / FEW;
      const many = (await stepsFor(MANY, before, work)) / MANY;
      expect(many).to.be.at.most(GROWTH * few);
    });

  it('to tell of the progress of four', async () => {
    const few = await stepsFor(FEW, [add, beginFour], progress);
    const many = await stepsFor(MANY, [add, beginFour], progress);
    expect(many).to.be.at.most(GROWTH * few);
  });
});

describe('the form is updated', () => {
  let setFormValue: sinon.SinonSpy;
  let setValidity: sinon.SinonSpy;
  beforeEach(() => {
    setFormValue = spy(ElementInternals.prototype, 'setFormValue');
    setValidity = spy(ElementInternals.prototype, 'setValidity');
  });

  it('not while images are sent, and once for each stored image', async () => {
    const target = elementInForm(FEW);
    await add(target, FEW);
    await begin(target, FEW);
    setFormValue.resetHistory();
    setValidity.resetHistory();
    await progress(target);
    expect([setFormValue.callCount, setValidity.callCount]).to.deep.equal([0, 0]);
    await end('stored')(target, FEW);
    expect(setFormValue.callCount).to.equal(FEW);
  });
});

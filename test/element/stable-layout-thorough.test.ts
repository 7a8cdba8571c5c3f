// Content after the element moves when images are added, and then not again.
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { needs } from '../abilities.js';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, found, until } from './fixtures.js';
import { still } from './gallery-fixtures.js';
import { watchShifts } from './layout-shifts.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

/** Score of Layout Instability (https://wicg.github.io/layout-instability/): 0.1 is what web.dev calls good for a whole page. */
const MOST = 0.01;

/** An element of this width, on a page for it that goes on after it. */
async function placed(width: number, attributes: Readonly<Record<string, string>>) {
  const size = { width: width + 32, height: width < 400 ? 844 : 800 };
  await setViewport(size);
  await until(() => innerWidth === size.width && innerHeight === size.height);
  const target = await element({ 'presign-endpoint': stack.presign(), ...attributes });
  target.style.maxInlineSize = `${width}px`;
  if (target.variant !== 'button') target.style.inlineSize = `${width}px`;
  const after = document.createElement('p');
  after.textContent = 'What follows the element';
  target.after(after);
  await target.updateComplete;
  return target;
}

/** The layout shifts from the first rendering of the images until the condition is met. */
async function shiftsWhile(target: S3ImageUpload, files: readonly File[], end: () => Promise<unknown>) {
  const rows = () => target.renderRoot.querySelectorAll('[data-id]').length;
  const complete = end();
  void target.addFiles(files);
  await until(() => rows() === files.length);
  await still(1); // the frame in which they move the content after them
  const score = watchShifts();
  await complete;
  await target.updateComplete;
  await still(30);
  return score();
}

const atRest = (target: S3ImageUpload) => () =>
  new Promise((resolve) => target.addEventListener('upload-complete', resolve, { once: true }));

for (const variant of ['dropzone', 'button', 'avatar', 'gallery'] as const)
  for (const width of [358, 788, 1248])
    it(`a ${variant} of ${width} px moves nothing while its images are sent`, async function () {
      await needs(this, 'tell of layout shifts');
      const isOne = variant === 'avatar';
      const target = await placed(width, { variant, ...(!isOne && { multiple: '' }) });
      expect(await shiftsWhile(target, await images(isOne ? 1 : 8), atRest(target))).to.be.at.most(MOST);
    });

/** As photos are: of several sizes. */
const photos = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const file = await image(`photo-${index + 1}.jpg`, 'image/jpeg', [60, 400, 150, 900][index % 4]);
      return new File([file], file.name, { type: file.type });
    }),
  );

for (const variant of ['dropzone', 'button', 'avatar', 'gallery'] as const)
  for (const width of [358, 788, 1248])
    for (const [what, retries] of [
      ['of which some are sent again by themselves', '4'],
      ['of which some fail and are tried again', '0'],
    ] as const)
      it(`a ${variant} of ${width} px moves nothing with photos ${what}`, async function () {
        await needs(this, 'tell of layout shifts');
        const isOne = variant === 'avatar';
        const faults = isOne ? 1 : 3;
        await stack.faults({ method: 'POST', status: 503, skip: isOne ? 0 : 2, times: faults });
        const target = await placed(width, { variant, retries, ...(!isOne && { multiple: '' }) });
        let failures = 0;
        for (const name of ['upload-retry', 'upload-error'])
          target.addEventListener(name, () => (failures += 1));
        const end = async () => {
          await atRest(target)();
          await target.updateComplete;
          await still(3);
          await target.upload();
        };
        expect(await shiftsWhile(target, await photos(isOne ? 1 : 8), end)).to.be.at.most(MOST);
        expect(failures).to.equal(faults);
        expect(target.items.every(({ state }) => state === 'stored')).to.equal(true);
      });

for (const lang of ['ar', 'de', 'fr', 'ja', 'pl'])
  it(`a dropzone of 358 px in ${lang} moves nothing with images of which some are sent again`, async function () {
    await needs(this, 'tell of layout shifts');
    await stack.faults({ method: 'POST', status: 503, skip: 2, times: 3 });
    const target = await placed(358, { lang, multiple: '' });
    expect(await shiftsWhile(target, await images(8), atRest(target))).to.be.at.most(MOST);
  });

it('a list that needs to be scrolled stays where it was drawn first', async function () {
  await needs(this, 'set the size of its window');
  const target = await placed(788, { multiple: '', 'upload-on': 'manual' });
  const list = () => target.renderRoot.querySelector('.scroll');
  void target.addFiles(await images(8));
  await until(() => list() !== null);
  const top = () => Math.round(found(list()).getBoundingClientRect().top);
  const first = top();
  await until(() => target.renderRoot.querySelector('.scroll.full') !== null);
  expect(top()).to.equal(first);
});

for (const [what, add] of [
  [
    'chosen',
    async (target: S3ImageUpload) => {
      await target.addFiles(await images(60));
    },
  ],
  [
    'existing',
    (target: S3ImageUpload) => {
      target.images = Array.from({ length: 60 }, (_, index) => ({ url: `/${index}.jpg` }));
    },
  ],
] as const)
  it(`a tile of ${what} images that is not filled yet is as high as one that is`, async function () {
    await needs(this, 'set the size of its window');
    const target = await placed(358, { variant: 'gallery', multiple: '', 'upload-on': 'manual' });
    await add(target);
    const tiles = () => [...target.renderRoot.querySelectorAll<HTMLElement>('.tile')];
    await until(() => tiles().length === 60 && !found(tiles()[2]).matches('.shell'));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.tile { content-visibility: visible }');
    found(target.shadowRoot).adoptedStyleSheets.push(sheet);
    expect(found(tiles()[58]).matches('.shell')).to.equal(true);
    const height = (tile: HTMLElement | undefined) => found(tile).getBoundingClientRect().height;
    expect(height(tiles()[58])).to.be.closeTo(height(tiles()[2]), 1);
  });

describe('the styles of docs/layout.md', () => {
  const styles = async () => {
    const text = await (await fetch('/docs/layout.md')).text();
    return [...text.matchAll(/```css\n([^`]*)```/g)].map(([, css = '']) => css);
  };

  for (const variant of ['dropzone', 'button', 'avatar', 'gallery'] as const)
    for (const width of [390, 800])
      it(`reserve the place of a ${variant} that loads late, in a page of ${width} px`, async function () {
        await needs(this, 'tell of layout shifts');
        const [css = ''] = await styles();
        const frame = document.createElement('iframe');
        frame.style.cssText = `width: ${width}px; height: 500px`;
        frame.srcdoc = `<!doctype html><html lang="en"><style>body { margin: 16px } ${css}</style>
          <s3-image-upload variant="${variant}" ${variant === 'avatar' ? '' : 'multiple'} max-size="5MB"></s3-image-upload>
          <button>Save</button><p>What follows</p>`;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        const view = found(frame.contentWindow) as Window & typeof globalThis;
        await still(2);
        const score = watchShifts(view);
        const script = view.document.createElement('script');
        Object.assign(script, { type: 'module', src: '/src/s3-image-upload.ts' });
        view.document.body.append(script);
        const target = found(view.document.querySelector('s3-image-upload'));
        await until(() => target.shadowRoot?.querySelector('button')?.checkVisibility() ?? false);
        await still(10);
        expect(score()).to.equal(0);
        frame.remove();
      });

  for (const variant of ['dropzone', 'gallery'] as const)
    for (const width of [358, 788])
      it(`keep what follows a ${variant} of ${width} px in its place when images are added`, async function () {
        await needs(this, 'tell of layout shifts');
        const target = await placed(width, { variant, multiple: '', 'max-size': '5MB' });
        const style = document.createElement('style');
        style.textContent = (await styles()).join('');
        target.after(style);
        const heights = new Set([target.offsetHeight]);
        const complete = atRest(target)().then(() => 'complete');
        void target.addFiles(await images(20));
        while ((await Promise.race([complete, still(1)])) !== 'complete') heights.add(target.offsetHeight);
        await still();
        expect(target.renderRoot.querySelector('.scroll.full')).not.to.equal(null);
        expect([...heights]).to.eql([target.offsetHeight]);
      });
});

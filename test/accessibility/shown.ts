// A page of the built package with one element, which is brought into a state as a visitor would do it.
import { dirname } from 'node:path';
import type { TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { clientFor, generatePresignedPost } from '../../demo/s3Utils.js';
import { startStorage } from '../../demo/storage/storage.js';
import { photos } from '../photos.js';
import { cdn, temporaryFolder } from '../built/builds.js';
import { serveFolder } from '../built/checksum-page.js';
import { openWatched } from '../watched-page.js';
import { variantNames } from '../../src/element/variants/variants.js';

export const variants = variantNames;
export type VariantName = (typeof variants)[number];

/** The name of an image, and the state that it has to reach. */
export interface Wanted {
  readonly name: string;
  readonly state: 'stored' | 'uploading' | 'paused' | 'failed' | 'rejected';
  readonly alt?: string;
}

/** A scene: an element and its images. */
export interface State {
  readonly attributes: Readonly<Record<string, string>>;
  readonly images?: readonly Wanted[];
  /** Whether the visitor has tried to submit the form. */
  readonly tried?: boolean;
}

const rules = { accept: 'image/png,image/jpeg', 'max-size': '5MB' };
const many = { ...rules, multiple: '', 'max-files': '12' };
const stored: readonly Wanted[] = [
  { name: 'harbour.png', state: 'stored', alt: 'A harbour in the evening' },
  { name: 'small.jpg', state: 'stored' },
];
const unfinished: readonly Wanted[] = [
  { name: 'held.jpg', state: 'uploading' },
  { name: 'failed.png', state: 'failed' },
  { name: 'list.jpg', state: 'rejected' },
  { name: 'paused.jpg', state: 'paused' },
];

const ofMany: Readonly<Record<string, State>> = {
  empty: { attributes: many },
  'with images': { attributes: many, images: [...stored, ...unfinished] },
  readonly: { attributes: { ...many, readonly: '' }, images: stored },
  disabled: { attributes: { ...many, disabled: '' }, images: stored },
  'required and tried': { attributes: { ...many, required: '' }, tried: true },
  'descriptions required and tried': {
    attributes: { ...many, 'required-alt': '' },
    images: [...stored, ...unfinished],
    tried: true,
  },
};

const ofOne: Readonly<Record<string, State>> = {
  empty: { attributes: rules },
  stored: { attributes: rules, images: stored.slice(0, 1) },
  uploading: { attributes: rules, images: unfinished.slice(0, 1) },
  failed: { attributes: rules, images: unfinished.slice(1, 2) },
  paused: { attributes: rules, images: unfinished.slice(3) },
  'stored and rejected': { attributes: rules, images: [...stored.slice(0, 1), ...unfinished.slice(2, 3)] },
  readonly: { attributes: { ...rules, readonly: '' }, images: stored.slice(0, 1) },
  disabled: { attributes: { ...rules, disabled: '' }, images: stored.slice(0, 1) },
  'required and tried': { attributes: { ...rules, required: '' }, tried: true },
  'description required and tried': {
    attributes: { ...rules, 'required-alt': '' },
    images: stored.slice(1),
    tried: true,
  },
};

/** The representative states of a variant, by name. */
export const statesOf = (variant: VariantName) => (variant === 'avatar' ? ofOne : ofMany);

interface Permits {
  readonly permit: (type: string) => Promise<{ url: string; fields: Record<string, string> }>;
}

export interface Shower {
  /** A page with only this element, in this state. */
  readonly show: (variant: VariantName, state: State) => Promise<Page>;
}

/** A storage that does not answer, an endpoint that refuses each PNG, and real pictures. */
export async function startShower(t: TestContext, browser: Browser): Promise<Shower> {
  const account = { bucket: 'photos', region: 'eu-central-1', accessKeyId: 'KEY', secretAccessKey: 'SECRET' };
  const storage = await startStorage({
    folder: await temporaryFolder(t),
    ...account,
    cors: { origins: '*' },
  });
  const pages: Page[] = [];
  t.after(async () => {
    // Before the storage is closed, since a page that still uploads would retry without a server.
    for (const page of pages) if (!page.isClosed()) await page.close();
    await storage.close();
  });
  storage.faults.push({ method: 'POST', stallAt: 0 });
  const client = clientFor({ ...account, endpoint: storage.url });
  const scripts = await serveFolder(t, cdn);
  const pictures = await serveFolder(t, dirname((await photos())['small.jpg'].path));

  return {
    show: async (variant, state) => {
      const page = await openWatched(t, browser);
      pages.push(page);
      // Animations are ended before the page is inspected.
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await page.exposeFunction('permit', (type: string) => {
        if (type === 'image/png') throw new Error('No permission for a PNG.');
        return generatePresignedPost(client, account.bucket, type);
      });
      await page.goto(scripts.url);
      await create(page, `${scripts.url}s3-image-upload.js`, pictures.url, variant, state);
      await openList(page);
      for (const image of state.images ?? [])
        if (image.state !== 'stored') await add(page, image, pictures.url);
      if (state.tried) await page.$eval('s3-image-upload', (element) => element.checkValidity());
      await settle(page, variant, state);
      return page;
    },
  };
}

// The following runs in the page. Its functions are anonymous, since tsx keeps names with a helper that the page doesn't have.

const create = (page: Page, script: string, pictures: string, variant: VariantName, state: State) =>
  page.evaluate(
    async (address, folder, attributes, stored) => {
      document.documentElement.lang = 'en';
      await import(address);
      const element = document.createElement('s3-image-upload');
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.presign = ({ type }) => (globalThis as unknown as Permits).permit(type);
      element.images = stored.map(({ name, alt }) => ({ url: folder + name, alt }));
      document.body.append(element);
      await element.updateComplete;
    },
    script,
    pictures,
    { variant, retries: '0', ...state.attributes },
    (state.images ?? []).filter((image) => image.state === 'stored'),
  );

/** Opens the list of a button, since pictures are drawn when they are visible. */
const openList = (page: Page) =>
  page.$eval('s3-image-upload', async (element) => {
    element.shadowRoot?.querySelector<HTMLElement>('.panel')?.showPopover();
    await element.updateComplete;
  });

/** Waits until the image has the wanted state and a picture, and, while it is sent, until its progress has a value. */
async function add(page: Page, wanted: Wanted, pictures: string): Promise<void> {
  const { name, state } = wanted;
  const photo = name.endsWith('.png') ? 'harbour.png' : 'small.jpg';
  await page.$eval(
    's3-image-upload',
    async (element, isImage, address, called) => {
      const blob = isImage ? await (await fetch(address)).blob() : new Blob(['Milk, bread, apples']);
      await element.addFiles([new File([blob], called)]);
    },
    state !== 'rejected',
    pictures + photo,
    name,
  );
  if (state === 'uploading' || state === 'paused') await pause(page, name);
  if (state === 'uploading') await page.$eval('s3-image-upload', (element) => element.resume()); // with its button
  await until(page, wanted);
}

async function pause(page: Page, name: string): Promise<void> {
  await until(page, { name, state: 'uploading' });
  await page.$eval(
    's3-image-upload',
    (element, called) => element.pause(element.items.find((item) => item.name === called)?.id),
    name,
  );
}

async function until(page: Page, { name, state }: Wanted): Promise<void> {
  await page.waitForFunction(
    (called: string, end: string) =>
      document
        .querySelector('s3-image-upload')
        ?.items.some(
          (item) =>
            item.name === called &&
            item.state === end &&
            (end === 'rejected' || item.previewUrl) &&
            (end !== 'uploading' || item.loaded > 0),
        ),
    {},
    name,
    state,
  );
  await page.$eval('s3-image-upload', (element) => element.updateComplete.then(() => undefined));
}

/** Waits until the tiles of a gallery are filled and pictures are decoded. */
async function settle(page: Page, variant: VariantName, { attributes, images = [] }: State): Promise<void> {
  const least = variant === 'gallery' && !('readonly' in attributes) ? images.length : 0;
  await page.waitForFunction(
    (count: number) =>
      (document.querySelector('s3-image-upload')?.shadowRoot?.querySelectorAll('li button').length ?? 0) >=
      count,
    {},
    least,
  );
  await page.$eval('s3-image-upload', async (element) => {
    await element.updateComplete;
    await Promise.all(
      [...(element.shadowRoot?.querySelectorAll('img') ?? [])].map((image) => image.decode()),
    );
  });
}

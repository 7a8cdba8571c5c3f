// The states of the element, for all variants. Each story reaches its state by a visitor's actions. A story file exports a copy,
// `export const Stored: Story = { ...states.stored }`, because Storybook changes its exports.
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { S3ImageUpload } from 's3-image-upload';
import { add, elementIn, getHalfWay, LONGEST, settle, type Args, type Story } from './element.js';
import { photo, photos } from './photos.js';
import { targetThat, type Manner } from './pretend-storage.js';

/** Makes the browser appear offline, by the property and the event. @returns a function that ends it */
function goOffline(): () => void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  dispatchEvent(new Event('offline'));
  return () => {
    Reflect.deleteProperty(navigator, 'onLine'); // restores the prototype's value
    dispatchEvent(new Event('online'));
  };
}

/** Two photos with `multiple`, otherwise one. */
const photosFor = ({ multiple }: Args) => photos(multiple ? 2 : 1);

/** Sets stored images by their URLs, as a page does. */
async function showStored(canvas: HTMLElement): Promise<S3ImageUpload> {
  const element = elementIn(canvas);
  element.images = (await photos(3)).map((file, index) => ({
    url: URL.createObjectURL(file),
    name: file.name,
    size: file.size,
    type: file.type,
    alt: ['A red sky', '', 'Hills in the evening'][index],
  }));
  await waitFor(() =>
    expect(element.items.map(({ state }) => state)).toEqual(element.images.map(() => 'stored')),
  );
  return element;
}

/** How the storage answers each photo of an album. */
const album: Readonly<Record<string, Manner>> = {
  'alfama.jpg': 'stores',
  'miradouro-da-graça.jpg': 'stops',
  'tram-28.jpg': 'breaks',
};

const mixed = {
  args: { retries: '0', 'max-size': '5MB' },
  play: async ({ canvasElement }) => {
    const element = elementIn(canvasElement);
    element.presign = ({ filename }) => targetThat(album[filename] ?? 'stores')();
    await element.addFiles(
      await Promise.all(Object.keys(album).map((name, index) => photo(index + 1, name))),
    );
    await waitFor(
      () => expect(element.items.map(({ state }) => state)).toEqual(['stored', 'uploading', 'failed']),
      { timeout: LONGEST },
    );
  },
} satisfies Story;

export const states = {
  empty: {
    args: { accept: 'image/png,image/jpeg,image/webp', 'max-size': '5MB', 'max-files': '4' },
  },

  dragging: {
    play: async ({ canvasElement }) => {
      const element = elementIn(canvasElement);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(await photo(1));
      await waitFor(() => {
        // Dispatched repeatedly, as in a real drag. The first one loads the engine.
        element.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, composed: true }));
        return expect(element.matches(':state(dragging)')).toBe(true);
      });
    },
  },

  ready: {
    args: { 'upload-on': 'manual' },
    play: async ({ canvasElement, args }) => {
      await add(canvasElement, await photosFor(args), 'ready');
    },
  },

  uploading: {
    args: { storage: 'stops' },
    play: async ({ canvasElement, args }) => {
      await getHalfWay(await add(canvasElement, await photosFor(args), 'uploading'));
    },
  },

  paused: {
    args: { storage: 'stops' },
    play: async ({ canvasElement, args }) => {
      const element = await add(canvasElement, await photosFor(args), 'uploading');
      await getHalfWay(element);
      element.pause();
      await settle(element, 'paused');
    },
  },

  stored: {
    play: async ({ canvasElement, args }) => {
      const element = await add(canvasElement, await photosFor(args), 'stored');
      await waitFor(() => expect(element.matches(':state(complete)')).toBe(true));
    },
  },

  rejected: {
    args: { 'max-size': '5MB', 'max-files': '1' },
    play: async ({ canvasElement }) => {
      const files = [
        await photo(1),
        new File(['Milk, bread, apples'], 'shopping-list.jpg'),
        new File([], 'empty.png'),
        new File([await photo(2), new Uint8Array(6_000_000)], 'panorama.jpg'),
        await photo(3, 'one-too-many.jpg'),
      ];
      await add(canvasElement, files, 'stored', 'rejected');
    },
  },

  wrongShape: {
    args: { label: 'Header of the page', 'min-width': '1200', 'aspect-ratio': '16/9' },
    play: async ({ canvasElement }) => {
      await add(canvasElement, await photos(1), 'rejected');
    },
  },

  /** Scaled down and converted before it is sent. */
  prepared: {
    args: { 'max-edge': '320', convert: 'image/webp', metadata: 'strip' },
    play: async ({ canvasElement, args }) => {
      const { items } = await add(canvasElement, await photosFor(args), 'stored');
      for (const { type, width } of items) await expect([type, width]).toEqual(['image/webp', 320]);
    },
  },

  /** A placeholder with the type, since this browser can't draw a preview. The image is sent anyway. */
  noPicture: {
    play: async ({ canvasElement }) => {
      const scan = new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // a TIFF without a page
      await add(canvasElement, [new File([scan], 'scan.tif')], 'stored');
    },
  },

  failed: {
    args: { storage: 'breaks', retries: '0' },
    play: async ({ canvasElement, args }) => {
      await add(canvasElement, await photosFor(args), 'failed');
    },
  },

  waiting: {
    args: { storage: 'is busy' },
    play: async ({ canvasElement, args }) => {
      await add(canvasElement, await photosFor(args), 'waiting');
    },
  },

  offline: {
    args: { storage: 'is cut off' },
    beforeEach: goOffline,
    play: async ({ canvasElement, args }) => {
      const element = await add(canvasElement, await photosFor(args), 'waiting');
      await waitFor(() => expect(element.matches(':state(offline)')).toBe(true));
    },
  },

  /** One image is stored, one is being sent, and one has failed. */
  mixed,

  dark: { ...mixed, globals: { scheme: 'dark' } },

  cancelled: {
    args: { storage: 'stops' },
    play: async ({ canvasElement }) => {
      const element = await add(canvasElement, await photos(1), 'uploading');
      element.abort();
      await settle(element, 'aborted');
    },
  },

  /** Images from an earlier visit, in an edit form. */
  existing: {
    play: async ({ canvasElement }) => {
      await showStored(canvasElement);
    },
  },

  readonly: {
    args: { readonly: true },
    play: async ({ canvasElement }) => {
      const element = await showStored(canvasElement);
      await waitFor(() => expect(element.matches(':state(readonly)')).toBe(true));
    },
  },

  /** The visitor has tried to submit the form without an image. */
  required: {
    args: { required: true },
    play: async ({ canvasElement }) => {
      const element = elementIn(canvasElement);
      element.checkValidity();
      await waitFor(() => expect(element.matches(':state(user-invalid)')).toBe(true));
    },
  },

  disabled: {
    args: { disabled: true },
    play: async ({ canvasElement }) => {
      await add(canvasElement, await photos(1), 'stored');
    },
  },

  oneImage: {
    args: { multiple: false, label: 'Your portrait', 'max-size': '2MB' },
    play: async ({ canvasElement }) => {
      await add(canvasElement, await photos(1), 'stored');
    },
  },

  many: {
    args: { 'upload-on': 'manual' },
    play: async ({ canvasElement }) => {
      await add(canvasElement, await photos(40), 'ready');
    },
  },

  longNames: {
    args: { 'upload-on': 'manual' },
    play: async ({ canvasElement }) => {
      const files = [
        await photo(1, `${'a-very-long-name-'.repeat(20)}.jpg`),
        await photo(2, '<b>not bold</b>.jpg'),
        await photo(3, 'صورة من العطلة.jpg'),
      ];
      await add(canvasElement, files, 'ready');
    },
  },

  /** In a column of 280 pixels. The element's own width counts, not the window's. */
  narrow: {
    args: { storage: 'stops', 'max-size': '5MB' },
    decorators: [(story) => html`<div style="inline-size: 280px">${story()}</div>`],
    play: async ({ canvasElement, args }) => {
      await getHalfWay(await add(canvasElement, await photosFor(args), 'uploading'));
    },
  },
} satisfies Record<string, Story>;

// Uploads to the embedded storage, with a presign route.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, render } from 'lit';
import { expect } from 'storybook/test';
import type { SuccessDetail } from 's3-image-upload';
import { attributesOf } from './attributes.js';
import { elementIn, meta as shared, type Args } from './element.js';
import { LIVE_ENDPOINT } from './live-endpoint.js';
import { photo } from './photos.js';

type LiveArgs = Omit<Args, 'storage'>;

/** A built Storybook has no storage, and its server may answer any URL with an HTML page. */
async function hasStorage(): Promise<boolean> {
  const { ok, headers } = await fetch(LIVE_ENDPOINT);
  return ok && (headers.get('Content-Type') ?? '').includes('json');
}

const meta: Meta<LiveArgs> = {
  title: 'Live',
  component: shared.component,
  args: {
    multiple: true,
    accept: 'image/jpeg,image/png,image/gif,image/webp,image/avif',
    'max-size': '5MB',
  },
  loaders: [async () => ({ hasStorage: await hasStorage() })],
};
export default meta;

/** Shows the stored image. */
function show({ currentTarget, detail: { item, url } }: CustomEvent<SuccessDetail>): void {
  const figure = document.createElement('figure');
  render(
    html`<img src=${url} alt="" height="120" />
      <figcaption><a href=${url}>${item.name}, as it is stored</a></figcaption>`,
    figure,
  );
  (currentTarget as HTMLElement).after(figure);
}

/** Resolves to the detail of the next `upload-success`. */
const nextUpload = (element: HTMLElement): Promise<SuccessDetail> =>
  new Promise((resolve, reject) => {
    element.addEventListener('upload-success', ({ detail }) => resolve(detail), { once: true });
    element.addEventListener('upload-error', ({ detail: { error } }) => reject(error), { once: true });
  });

const bytesOf = async (stored: Response | Blob) => [...new Uint8Array(await stored.arrayBuffer())].join();

export const Upload: StoryObj<LiveArgs> = {
  render: (args, { loaded }) =>
    loaded.hasStorage
      ? html`<s3-image-upload
          ${attributesOf({ ...args, 'presign-endpoint': LIVE_ENDPOINT })}
          @upload-success=${show}
        ></s3-image-upload>`
      : html`<p>This story uploads to a real storage, and this Storybook has none.</p>
          <p>
            Run <code>npm run storybook</code>, which starts a storage, and open
            <code>http://localhost:6006</code>.
          </p>`,
  play: async ({ canvasElement, loaded }) => {
    if (!loaded.hasStorage) return;
    const element = elementIn(canvasElement);
    const file = await photo(1);
    const uploaded = nextUpload(element);
    await element.addFiles([file]);
    const { url } = await uploaded;
    const isTheSame = (await bytesOf(await fetch(url))) === (await bytesOf(file));
    await expect(isTheSame).toBe(true);
  },
};

// The summary of several images, above their list.
import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { S3ImageUpload } from 's3-image-upload';
import { attributesOf } from './attributes.js';
import { add, elementIn, LONGEST, meta as shared, summaryIn, type Args, type Story } from './element.js';
import { photo, photos } from './photos.js';
import { targetThat, type Manner } from './pretend-storage.js';
import { states } from './states.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Features/Summary',
  args: { ...shared.args, 'max-size': '5MB' },
};
export default meta;

/** Uploads an image for each of these answers of the storage, in order. */
async function upload(canvas: HTMLElement, ...manners: Manner[]): Promise<S3ImageUpload> {
  const element = elementIn(canvas);
  element.presign = ({ filename }) =>
    targetThat(manners[Number(/\d+/.exec(filename)?.[0]) - 1] ?? 'stores')();
  await element.addFiles(await photos(manners.length));
  return element;
}

const says = async (element: S3ImageUpload, words: string) => {
  await waitFor(() => expect(summaryIn(element)).toContain(words), { timeout: LONGEST });
};

export const Sending: Story = {
  play: async ({ canvasElement }) => {
    const element = await upload(canvasElement, 'stores', 'stores', 'stops', 'stops', 'stops', 'stores');
    await says(element, '2 of 6 uploaded');
  },
};

/** Two images can be tried again, and one file was rejected. */
export const SomeFailed: Story = {
  args: { retries: '0' },
  play: async ({ canvasElement }) => {
    const element = await upload(canvasElement, 'stores', 'breaks', 'stores', 'breaks');
    await element.addFiles([new File(['Milk, bread, apples'], 'shopping-list.jpg')]);
    await says(element, 'Not accepted: 1');
    await says(element, 'Try all again');
  },
};

export const AllStored: Story = {
  play: async ({ canvasElement }) => {
    const element = await add(canvasElement, await photos(4), 'stored');
    await says(element, '4 images uploaded.');
  },
};

/** The summary says once that the browser is offline, instead of each row. */
export const Offline: Story = { ...states.offline };

/** A page can replace the summary by its own content. */
export const OwnWords: Story = {
  args: { retries: '0' },
  render: (args) => {
    const tell = ({ currentTarget }: Event) => {
      const element = currentTarget as S3ImageUpload;
      const words = element.querySelector('[slot=summary]');
      if (words) words.textContent = `${element.images.length} of your photos are in the album “Cabin”.`;
    };
    return html`
      <s3-image-upload
        ${attributesOf({ ...args })}
        .presign=${targetThat(args.storage)}
        @upload-success=${tell}
        @upload-remove=${tell}
      >
        <strong slot="summary"></strong>
      </s3-image-upload>
    `;
  },
  play: async ({ canvasElement }) => {
    await add(canvasElement, [await photo(1), await photo(2)], 'stored');
    const words = canvasElement.querySelector('[slot=summary]');
    await waitFor(() => expect(words?.textContent).toBe('2 of your photos are in the album “Cabin”.'));
    await expect(words?.checkVisibility()).toBe(true);
  },
};

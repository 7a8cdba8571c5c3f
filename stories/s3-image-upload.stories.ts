// The states of the element; each story brings it there as a visitor would.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect, waitFor } from 'storybook/test';
import type { ItemState, S3ImageUpload } from 's3-image-upload';
import 's3-image-upload';
import { photo, photos } from './photos.js';
import { targetThat, type Manner } from './pretend-storage.js';

interface Args {
  label?: string;
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  maxFiles?: number;
  maxSize?: string;
  minWidth?: number;
  aspectRatio?: string;
  metadata?: 'keep' | 'strip';
  maxEdge?: number;
  convert?: string;
  retries?: number;
  uploadOn?: 'select' | 'manual';
  /** What the pretended storage makes of an upload. */
  storage: Manner;
}

const meta: Meta<Args> = {
  title: 's3-image-upload',
  component: 's3-image-upload',
  args: { storage: 'stores', multiple: true },
  argTypes: {
    storage: { control: 'radio', options: ['stores', 'stops', 'is busy', 'breaks'] },
    metadata: { control: 'radio', options: ['keep', 'strip'] },
    convert: { control: 'radio', options: ['image/webp', 'image/jpeg', 'image/png', 'image/avif'] },
    uploadOn: { control: 'radio', options: ['select', 'manual'] },
  },
  render: (args) => html`
    <s3-image-upload
      label=${ifDefined(args.label)}
      accept=${ifDefined(args.accept)}
      ?multiple=${args.multiple}
      ?disabled=${args.disabled}
      max-files=${ifDefined(args.maxFiles)}
      max-size=${ifDefined(args.maxSize)}
      min-width=${ifDefined(args.minWidth)}
      aspect-ratio=${ifDefined(args.aspectRatio)}
      metadata=${ifDefined(args.metadata)}
      max-edge=${ifDefined(args.maxEdge)}
      convert=${ifDefined(args.convert)}
      retries=${ifDefined(args.retries)}
      upload-on=${ifDefined(args.uploadOn)}
      .presign=${targetThat(args.storage)}
    ></s3-image-upload>
  `,
};
export default meta;

type Story = StoryObj<Args>;

function elementIn(canvas: HTMLElement): S3ImageUpload {
  const element = canvas.querySelector('s3-image-upload');
  if (!element) throw new Error('The story shows no element.');
  return element;
}

/** Adds files and waits until each image is in one of these states. */
async function add(canvas: HTMLElement, files: File[], ...states: ItemState[]): Promise<void> {
  const element = elementIn(canvas);
  await element.addFiles(files);
  await waitFor(() => expect(element.items.every(({ state }) => states.includes(state))).toBe(true), {
    timeout: 10_000,
  });
}

export const Empty: Story = {
  args: { accept: 'image/png,image/jpeg,image/webp', maxSize: '5MiB', maxFiles: 4 },
};

export const Dragging: Story = {
  play: async ({ canvasElement }) => {
    const element = elementIn(canvasElement);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await photo(1));
    const dropzone = element.shadowRoot?.querySelector('[part=dropzone]');
    dropzone?.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, composed: true }));
    await element.updateComplete;
    await expect(element.matches(':state(dragging)')).toBe(true);
  },
};

export const Uploading: Story = {
  args: { storage: 'stops' },
  play: async ({ canvasElement }) => {
    await add(canvasElement, await photos(2), 'uploading');
    await waitFor(() => expect(elementIn(canvasElement).progress.fraction).toBeGreaterThan(0.5), {
      timeout: 10_000,
    });
  },
};

export const Stored: Story = {
  play: async ({ canvasElement }) => add(canvasElement, await photos(2), 'stored'),
};

export const Rejected: Story = {
  args: { maxSize: '5MB', maxFiles: 1 },
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
};

export const WrongShape: Story = {
  args: { label: 'Header of the page', minWidth: 1200, aspectRatio: '16/9' },
  play: async ({ canvasElement }) => add(canvasElement, await photos(1), 'rejected'),
};

/** Smaller and in another format by the time it is sent. */
export const Prepared: Story = {
  args: { maxEdge: 320, convert: 'image/webp', metadata: 'strip' },
  play: async ({ canvasElement }) => {
    await add(canvasElement, await photos(2), 'stored');
    await expect(elementIn(canvasElement).items.map(({ type, width }) => [type, width])).toEqual([
      ['image/webp', 320],
      ['image/webp', 320],
    ]);
  },
};

/** Its type in the place of a picture that this browser can't draw; it is sent all the same. */
export const NoPicture: Story = {
  play: async ({ canvasElement }) => {
    const scan = new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // a TIFF without a page
    await add(canvasElement, [new File([scan], 'scan.tif'), await photo(1)], 'stored');
  },
};

export const Failed: Story = {
  args: { storage: 'breaks', retries: 0 },
  play: async ({ canvasElement }) => add(canvasElement, await photos(2), 'failed'),
};

export const Waiting: Story = {
  args: { storage: 'is busy' },
  play: async ({ canvasElement }) => add(canvasElement, await photos(2), 'waiting'),
};

export const Cancelled: Story = {
  args: { storage: 'stops' },
  play: async ({ canvasElement }) => {
    await add(canvasElement, await photos(1), 'uploading');
    elementIn(canvasElement).abort();
    await waitFor(() => expect(elementIn(canvasElement).items[0]?.state).toBe('aborted'));
  },
};

export const Disabled: Story = { args: { disabled: true } };

export const OneImage: Story = {
  args: { multiple: false, label: 'Your portrait', maxSize: '2MB' },
  play: async ({ canvasElement }) => add(canvasElement, await photos(1), 'stored'),
};

export const Many: Story = {
  args: { uploadOn: 'manual' },
  play: async ({ canvasElement }) => add(canvasElement, await photos(40), 'ready'),
};

export const LongNames: Story = {
  args: { uploadOn: 'manual' },
  play: async ({ canvasElement }) =>
    add(
      canvasElement,
      [
        await photo(1, `${'a-very-long-name-'.repeat(20)}.jpg`),
        await photo(2, '<b>not bold</b>.jpg'),
        await photo(3, 'صورة من العطلة.jpg'),
      ],
      'ready',
    ),
};

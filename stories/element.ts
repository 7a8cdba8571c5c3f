// Functions for all stories: rendering args as a tag, and adding images.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { ItemState, S3ImageUpload } from 's3-image-upload';
import type { S3ImageUploadProps } from 's3-image-upload/jsx';
import 's3-image-upload';
import { attributesOf } from './attributes.js';
import { targetThat, type Manner } from './pretend-storage.js';

/** Attributes, by their names in HTML. */
export interface Args extends S3ImageUploadProps {
  /** How the simulated storage answers an upload. */
  storage: Manner;
}

export type Story = StoryObj<Args>;

/** The base of each story file's `meta`, which adds a title. */
export const meta = {
  component: 's3-image-upload',
  args: { storage: 'stores', multiple: true },
  argTypes: {
    storage: {
      description: 'How the pretended storage answers an upload.',
      control: 'select',
      options: ['stores', 'stops', 'is busy', 'breaks', 'is cut off'],
      table: { category: 'story' },
    },
  },
  render: (args) => html`
    <s3-image-upload ${attributesOf({ ...args })} .presign=${targetThat(args.storage)}></s3-image-upload>
  `,
} satisfies Meta<Args>;

export function elementIn(canvas: HTMLElement): S3ImageUpload {
  const element = canvas.querySelector('s3-image-upload');
  if (!element) throw new Error('The story shows no element.');
  return element;
}

export const LONGEST = 10_000; // ms; generous, since the machine may be busy

/** Waits until each image is in one of these states. */
export const settle = (element: S3ImageUpload, ...states: ItemState[]): Promise<void> =>
  waitFor(() => expect(element.items.every(({ state }) => states.includes(state))).toBe(true), {
    timeout: LONGEST,
  });

/** Adds files and waits until each image is in one of these states. */
export async function add(
  canvas: HTMLElement,
  files: File[],
  ...states: ItemState[]
): Promise<S3ImageUpload> {
  const element = elementIn(canvas);
  await element.addFiles(files);
  await settle(element, ...states);
  return element;
}

/** The text of the summary. Its element is another one once its code is loaded, so no story keeps it. */
export const summaryIn = ({ shadowRoot }: S3ImageUpload): string =>
  shadowRoot?.querySelector('[part=summary]')?.textContent ?? '';

/** Resolves to the element with this part name at this index, when it has been rendered. */
export const part = (element: S3ImageUpload, name: string, index = 0): Promise<HTMLElement> =>
  waitFor(
    () => {
      const found = element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${name}]`)[index];
      if (!found) throw new Error(`There is no ${name} at ${index}.`);
      return found;
    },
    { timeout: LONGEST },
  );

/** Waits until more than half of the bytes have been sent. */
export const getHalfWay = (element: S3ImageUpload): Promise<void> =>
  waitFor(() => expect(element.progress.fraction).toBeGreaterThan(0.5), { timeout: LONGEST });

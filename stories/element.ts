// What all stories of the element share: how their args become a tag, and how images come into it.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { ItemState, S3ImageUpload } from 's3-image-upload';
import type { S3ImageUploadProps } from 's3-image-upload/jsx';
import 's3-image-upload';
import { attributesOf } from './attributes.js';
import { targetThat, type Manner } from './pretend-storage.js';

/** Attributes by the names that a page writes. */
export interface Args extends S3ImageUploadProps {
  /** What the pretended storage makes of an upload. */
  storage: Manner;
}

export type Story = StoryObj<Args>;

/** For the meta of a file of stories, which adds its title. */
export const meta = {
  component: 's3-image-upload',
  args: { storage: 'stores', multiple: true },
  argTypes: {
    storage: {
      description: 'What the pretended storage makes of an upload.',
      control: 'select',
      options: ['stores', 'stops', 'is busy', 'breaks', 'is cut off'],
      table: { category: 'of the story' },
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

export const LONGEST = 10_000; // ms; the machine may have other work too

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

/** The part of this name that comes at this place, once it is drawn. */
export const part = (element: S3ImageUpload, name: string, index = 0): Promise<HTMLElement> =>
  waitFor(
    () => {
      const found = element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${name}]`)[index];
      if (!found) throw new Error(`There is no ${name} at ${index}.`);
      return found;
    },
    { timeout: LONGEST },
  );

/** Waits until more than half of the bytes are with the storage. */
export const getHalfWay = (element: S3ImageUpload): Promise<void> =>
  waitFor(() => expect(element.progress.fraction).toBeGreaterThan(0.5), { timeout: LONGEST });

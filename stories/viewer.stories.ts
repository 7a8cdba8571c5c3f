// The viewer, which a press on a picture opens.
import type { Meta } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { add, LONGEST, meta as shared, part, type Args, type Story } from './element.js';
import { photo, photos } from './photos.js';

const meta: Meta<Args> = { ...shared, title: 'Features/Viewer' };
export default meta;

/** Presses the first picture, and waits until the dialog shows the whole image. */
const look: NonNullable<Story['play']> = async ({ canvasElement, args }) => {
  const count = args.multiple ? 3 : 1;
  const element = await add(canvasElement, await photos(count), 'stored');
  if (args.variant === 'button') await userEvent.click(await part(element, 'summary'));
  await userEvent.click(await part(element, 'view-button'));
  const viewer = await part(element, 'viewer');
  await waitFor(() => expect(viewer.hasAttribute('aria-busy')).toBe(false), { timeout: LONGEST });
  await expect(viewer.matches(':modal')).toBe(true);
};

export const Open: Story = { play: look };

export const OpenInGallery: Story = { args: { variant: 'gallery' }, play: look };

/** The dialog lies above the list of the button, which stays open. */
export const OpenAboveList: Story = { args: { variant: 'button' }, play: look };

export const Dark: Story = { globals: { scheme: 'dark' }, play: look };

/** A long name is shortened. */
export const LongName: Story = {
  play: async ({ canvasElement }) => {
    const name = `${'evening-at-the-lake-'.repeat(12)}.jpg`;
    const element = await add(canvasElement, [await photo(2, name)], 'stored');
    await userEvent.click(await part(element, 'view-button'));
    await waitFor(async () =>
      expect((await part(element, 'viewer')).querySelector('img')?.alt).toContain('evening'),
    );
  },
};

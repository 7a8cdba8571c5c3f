// The notice with which a visitor can restore a removed image for a few seconds.
import type { Meta } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { add, LONGEST, meta as shared, part, type Args, type Story } from './element.js';
import { photos } from './photos.js';

const meta: Meta<Args> = { ...shared, title: 'Features/Undo' };
export default meta;

/** After a removal by keyboard, the notice has the focus, and stays until it loses it. */
const remove: NonNullable<Story['play']> = async ({ canvasElement, args }) => {
  const count = args.multiple ? 3 : 1;
  const element = await add(canvasElement, await photos(count), 'stored');
  if (args.variant === 'button') await userEvent.click(await part(element, 'summary'));
  (await part(element, 'remove-button')).focus();
  await userEvent.keyboard('{Enter}');
  const undo = await part(element, 'undo-button');
  await waitFor(() => expect(element.shadowRoot?.activeElement).toBe(undo), { timeout: LONGEST });
  await expect(element.images).toHaveLength(count - 1);
};

export const Removed: Story = { play: remove };

export const Dark: Story = { globals: { scheme: 'dark' }, play: remove };

export const RemovedFromAvatar: Story = { args: { variant: 'avatar', multiple: false }, play: remove };

/** The notice lies above the list of the button, which stays open. */
export const RemovedFromList: Story = { args: { variant: 'button' }, play: remove };

/** The image is back at its place and in the form's value. */
export const Undone: Story = {
  play: async (context) => {
    await remove(context);
    await userEvent.keyboard('{Enter}');
    const element = context.canvasElement.querySelector('s3-image-upload');
    await waitFor(() =>
      expect(element?.images.map(({ name }) => name)).toEqual([
        'holiday-1.jpg',
        'holiday-2.jpg',
        'holiday-3.jpg',
      ]),
    );
  },
};

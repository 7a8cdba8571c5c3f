import type { Meta } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { add, LONGEST, meta as shared, part, type Args, type Story } from './element.js';
import { photos } from './photos.js';
import { states } from './states.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Variants/Gallery',
  args: { ...shared.args, variant: 'gallery' },
};
export default meta;

export const Empty: Story = { ...states.empty };
export const Dragging: Story = { ...states.dragging };
export const Uploading: Story = { ...states.uploading };
export const Paused: Story = { ...states.paused };
export const Stored: Story = { ...states.stored };
export const Rejected: Story = { ...states.rejected };
export const NoPicture: Story = { ...states.noPicture };
export const Failed: Story = { ...states.failed };
export const Waiting: Story = { ...states.waiting };
export const Offline: Story = { ...states.offline };
export const Mixed: Story = { ...states.mixed };
export const Dark: Story = { ...states.dark };
export const Cancelled: Story = { ...states.cancelled };
export const Existing: Story = { ...states.existing };
export const Readonly: Story = { ...states.readonly };
export const Required: Story = { ...states.required };
export const Disabled: Story = { ...states.disabled };
export const Many: Story = { ...states.many };
export const LongNames: Story = { ...states.longNames };
export const Narrow: Story = { ...states.narrow };

/** One key on its handle moves the second image to the front, where it is the cover. */
export const Reordered: Story = {
  args: { 'upload-on': 'manual' },
  play: async ({ canvasElement }) => {
    const element = await add(canvasElement, await photos(3), 'ready');
    (await part(element, 'handle', 1)).focus();
    await userEvent.keyboard('{ArrowLeft}');
    const names = () => element.items.map(({ name }) => name);
    await waitFor(() => expect(names()).toEqual(['holiday-2.jpg', 'holiday-1.jpg', 'holiday-3.jpg']), {
      timeout: LONGEST,
    });
  },
};

/** The typed text is the image's alternative text, in `images` and in the JSON that a form sends. */
export const Described: Story = {
  play: async ({ canvasElement }) => {
    const element = await add(canvasElement, await photos(2), 'stored');
    await userEvent.type(await part(element, 'alt-input'), 'A red sky');
    await waitFor(() => expect(element.images[0]?.alt).toBe('A red sky'));
  },
};

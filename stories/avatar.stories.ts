import type { Meta } from '@storybook/web-components-vite';
import { meta as shared, type Args, type Story } from './element.js';
import { states } from './states.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Variants/Avatar',
  args: { ...shared.args, variant: 'avatar', multiple: false, label: 'Your portrait' },
};
export default meta;

export const Empty: Story = { ...states.empty };
export const Dragging: Story = { ...states.dragging };
export const Ready: Story = { ...states.ready };
export const Uploading: Story = { ...states.uploading };
export const Paused: Story = { ...states.paused };
export const Stored: Story = { ...states.stored };
export const WrongShape: Story = { ...states.wrongShape };
export const NoPicture: Story = { ...states.noPicture };
export const Failed: Story = { ...states.failed };
export const Waiting: Story = { ...states.waiting };
export const Offline: Story = { ...states.offline };
export const Cancelled: Story = { ...states.cancelled };
export const Required: Story = { ...states.required };
export const Disabled: Story = { ...states.disabled };
export const Narrow: Story = { ...states.narrow };
export const Dark: Story = { ...states.failed, globals: { scheme: 'dark' } };

import type { Meta } from '@storybook/web-components-vite';
import { meta as shared, type Args, type Story } from './element.js';
import { states } from './states.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Variants/Button',
  args: { ...shared.args, variant: 'button' },
};
export default meta;

export const Empty: Story = { ...states.empty };
export const Dragging: Story = { ...states.dragging };
export const Uploading: Story = { ...states.uploading };
export const Paused: Story = { ...states.paused };
export const Stored: Story = { ...states.stored };
export const Rejected: Story = { ...states.rejected };
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
export const OneImage: Story = { ...states.oneImage };
export const LongNames: Story = { ...states.longNames };
export const Narrow: Story = { ...states.narrow };

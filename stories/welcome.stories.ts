// The four empty variants, for the page with which Storybook opens.
import type { Meta } from '@storybook/web-components-vite';
import { meta as shared, type Args, type Story } from './element.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Welcome',
  tags: ['!dev'], // the sidebar lists only the page
  args: { ...shared.args, 'max-size': '5MB' },
};
export default meta;

export const Dropzone: Story = {};
export const Gallery: Story = {
  args: { variant: 'gallery', label: 'Photos of the cabin', 'max-files': '12' },
};
export const Avatar: Story = { args: { variant: 'avatar', label: 'Your portrait', multiple: false } };
export const Button: Story = { args: { variant: 'button', label: 'Attach images' } };

// `required-alt`: each image needs an alternative text, or has to be marked as decorative.
import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { S3ImageUpload } from 's3-image-upload';
import { attributesOf } from './attributes.js';
import { add, LONGEST, meta as shared, part, type Args, type Story } from './element.js';
import { photos } from './photos.js';
import { targetThat } from './pretend-storage.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Features/Alternative texts',
  args: { ...shared.args, 'required-alt': true, name: 'photos', label: 'Photos of the cabin' },
  render: (args) => html`
    <form @submit=${(event: Event) => event.preventDefault()}>
      <s3-image-upload ${attributesOf({ ...args })} .presign=${targetThat(args.storage)}></s3-image-upload>
      <p><button>Save</button></p>
    </form>
  `,
};
export default meta;

/** Two images, or one if no more is allowed, each with its field. */
async function undescribed(canvas: HTMLElement, { multiple, variant }: Args): Promise<S3ImageUpload> {
  const element = await add(canvas, await photos(multiple ? 2 : 1), 'stored');
  if (variant === 'button') await userEvent.click(await part(element, 'summary'));
  await part(element, 'alt-input', multiple ? 1 : 0);
  return element;
}

const isValid = (element: S3ImageUpload) => element.validity.valid;

export const Undescribed: Story = {
  play: async ({ canvasElement, args }) => {
    await expect(isValid(await undescribed(canvasElement, args))).toBe(false);
  },
};

/** One image has a text, the other one is decorative. */
export const Described: Story = {
  play: async ({ canvasElement, args }) => {
    const element = await undescribed(canvasElement, args);
    await userEvent.type(await part(element, 'alt-input'), 'A red sky above the cabin');
    const decorative = (await part(element, 'decorative', 1)).querySelector('input');
    if (decorative) await userEvent.click(decorative);
    await waitFor(() =>
      expect(element.images.map(({ alt }) => alt)).toEqual(['A red sky above the cabin', '']),
    );
    await expect(isValid(element)).toBe(true);
  },
};

/** The form isn't sent, and the empty field has the focus. */
const submit: NonNullable<Story['play']> = async ({ canvasElement, args }) => {
  const element = await undescribed(canvasElement, args);
  await userEvent.click(within(canvasElement).getByText('Save'));
  const field = await part(element, 'alt-input');
  await waitFor(() => expect(element.shadowRoot?.activeElement).toBe(field), { timeout: LONGEST });
  await expect(field.getAttribute('aria-invalid')).toBe('true');
};

export const Refused: Story = { play: submit };
export const RefusedDark: Story = { globals: { scheme: 'dark' }, play: submit };
export const RefusedGallery: Story = { args: { variant: 'gallery' }, play: submit };
export const RefusedAvatar: Story = {
  args: { variant: 'avatar', multiple: false, label: 'Your portrait' },
  play: submit,
};
export const RefusedButton: Story = { args: { variant: 'button' }, play: submit };

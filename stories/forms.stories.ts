// Forms with the element, and the values that they send.
import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { attributesOf } from './attributes.js';
import { add, getHalfWay, LONGEST, meta as shared, summaryIn, type Args, type Story } from './element.js';
import { photos } from './photos.js';
import { targetThat } from './pretend-storage.js';
import { states } from './states.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Guides/Forms',
  args: { ...shared.args, name: 'photos' },
};
export default meta;

/** Shows what a server would receive. */
function onSubmit(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const entries = new URLSearchParams([...new FormData(form, event.submitter)] as [string, string][]);
  const output = form.querySelector('output');
  if (output) output.textContent = decodeURIComponent(entries.toString());
}

/** A page of the guide has several of these forms, so their ids differ. */
const render: Story['render'] = (args, { id }) => html`
  <form @submit=${onSubmit}>
    <p><label for=${`photos-${id}`}>Photos of your holiday</label></p>
    <s3-image-upload
      id=${`photos-${id}`}
      ${attributesOf({ ...args })}
      .presign=${targetThat(args.storage)}
    ></s3-image-upload>
    <p>
      <button name="then" value="list">Save</button>
      <button name="then" value="another">Save and add another</button>
    </p>
    <output style="overflow-wrap: anywhere"></output>
  </form>
`;

/** Images are sent when the visitor submits. The submit waits, and continues with the button that started it. */
export const UploadOnSubmit: Story = {
  args: { 'upload-on': 'submit', 'value-as': 'key', required: true },
  render,
  play: async ({ canvasElement }) => {
    await add(canvasElement, await photos(2), 'ready');
    await userEvent.click(within(canvasElement).getByText('Save and add another'));
    await waitFor(
      () =>
        expect(canvasElement.querySelector('output')?.textContent).toMatch(
          /^photos=uploads\/.+&photos=uploads\/.+&then=another$/,
        ),
      { timeout: LONGEST },
    );
  },
};

/** The storage has not answered yet. The element says that the form continues automatically. It can't be submitted a second time. */
export const SubmitWaits: Story = {
  args: { 'upload-on': 'submit', 'value-as': 'key', storage: 'stops' },
  render,
  play: async ({ canvasElement }) => {
    const element = await add(canvasElement, await photos(3), 'ready');
    await userEvent.click(within(canvasElement).getByText('Save'));
    await getHalfWay(element);
    await waitFor(
      () => expect(summaryIn(element)).toContain('The form will be sent when the images are uploaded.'),
      { timeout: LONGEST },
    );
    await expect(element.matches(':state(submitting)')).toBe(true);
    await expect(canvasElement.querySelector('output')?.textContent).toBe('');
  },
};

export const Required: Story = { ...states.required, render };

/** Images that the visitor doesn't change are sent as they were. */
export const ImagesThatExist: Story = { ...states.existing, render };

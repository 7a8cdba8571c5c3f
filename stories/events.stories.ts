// A log of the events while an image is uploaded.
import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { attributesOf } from './attributes.js';
import { add, LONGEST, meta as shared, type Args, type Story } from './element.js';
import { photos } from './photos.js';
import { targetThat } from './pretend-storage.js';

const meta: Meta<Args> = { ...shared, title: 'Guides/Events' };
export default meta;

/** Adds a line for each event. Progress events in a row share one line. */
function tell(event: Event): void {
  const { currentTarget, type, detail } = event as CustomEvent<{ fraction?: number }>;
  const log = (currentTarget as HTMLElement).querySelector('ol');
  const last = log?.lastElementChild;
  const line =
    last instanceof HTMLElement && last.dataset.type === type ? last : document.createElement('li');
  line.dataset.type = type;
  line.textContent = detail.fraction === undefined ? type : `${type}: ${Math.floor(detail.fraction * 100)} %`;
  log?.append(line);
}

export const Log: Story = {
  render: (args) => html`
    <div
      @upload-add=${tell}
      @upload-reject=${tell}
      @upload-start=${tell}
      @upload-progress=${tell}
      @upload-retry=${tell}
      @upload-success=${tell}
      @upload-error=${tell}
      @upload-pause=${tell}
      @upload-resume=${tell}
      @upload-abort=${tell}
      @upload-persist-error=${tell}
      @upload-remove=${tell}
      @upload-complete=${tell}
    >
      <s3-image-upload ${attributesOf({ ...args })} .presign=${targetThat(args.storage)}></s3-image-upload>
      <ol></ol>
    </div>
  `,
  play: async ({ canvasElement }) => {
    await add(canvasElement, await photos(1), 'stored');
    const lines = () => [...canvasElement.querySelectorAll('li')].map(({ dataset }) => dataset.type);
    await waitFor(
      () =>
        expect(lines()).toEqual([
          'upload-add',
          'upload-start',
          'upload-progress',
          'upload-success',
          'upload-complete',
        ]),
      { timeout: LONGEST },
    );
  },
};

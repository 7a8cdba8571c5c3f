// Languages, the page's own texts, and right to left.
import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { attributesOf } from './attributes.js';
import { elementIn, LONGEST, meta as shared, type Args, type Story } from './element.js';
import { targetThat } from './pretend-storage.js';
import { states } from './states.js';

const meta: Meta<Args> = {
  ...shared,
  title: 'Guides/Languages',
  parameters: { docs: { story: { autoplay: true } } },
};
export default meta;

/** Waits for words of the language. */
const says =
  (words: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const text = () => elementIn(canvasElement).shadowRoot?.textContent ?? '';
    await waitFor(() => expect(text()).toContain(words), { timeout: LONGEST });
  };

export const German: Story = {
  ...states.mixed,
  render: (args) => html`
    <div lang="de">
      <s3-image-upload ${attributesOf({ ...args })} .presign=${targetThat(args.storage)}></s3-image-upload>
    </div>
  `,
  play: async (context) => {
    await states.mixed.play(context);
    await says('Bilder auswählen')(context);
  },
};

/** The page sets some texts. All others stay unchanged. */
export const OwnWords: Story = {
  args: { label: 'Album' },
  render: (args) => html`
    <s3-image-upload
      ${attributesOf({ ...args })}
      .locale=${{ browseMany: 'Choose photos', dropMany: 'Drop photos of your holiday here' }}
      .presign=${targetThat(args.storage)}
    ></s3-image-upload>
  `,
  play: says('Choose photos'),
};

/** The page is written from right to left, and the element follows. */
export const RightToLeft: Story = {
  ...states.mixed,
  render: (args) => html`
    <div lang="ar" dir="rtl">
      <s3-image-upload ${attributesOf({ ...args })} .presign=${targetThat(args.storage)}></s3-image-upload>
    </div>
  `,
  play: async (context) => {
    await states.mixed.play(context);
    await says('اختيار صور')(context);
  },
};

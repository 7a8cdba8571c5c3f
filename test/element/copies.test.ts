// A copy of the element, as page caches create it: by cloneNode (Turbo) or from its HTML (htmx).
import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { element, found } from './fixtures.js';

/** The line in stories/forms.mdx for pages with such a cache. */
const keep = (target: S3ImageUpload) => target.setAttribute('value', JSON.stringify(target.images));

const copies: Readonly<Record<string, (target: S3ImageUpload, around: HTMLElement) => void>> = {
  'by cloneNode': (target, around) => around.append(target.cloneNode(true)),
  'from its HTML': ({ outerHTML }, around) => (around.innerHTML = outerHTML),
};

/** Replaces the element, as when a page is shown again. */
function restored(target: S3ImageUpload, copy: (target: S3ImageUpload, around: HTMLElement) => void) {
  const around = document.createElement('div');
  copy(target, around);
  target.replaceWith(around);
  return found(around.querySelector('s3-image-upload'));
}

describe('a copy of an element whose images are in its attribute has them', () => {
  const images = [
    { url: '/a.jpg', key: 'uploads/a.jpg', alt: 'A “quoted” <harbour>' },
    { url: '/b.jpg', key: 'uploads/b.jpg' },
  ];

  for (const [how, copy] of Object.entries(copies))
    for (const [attributes, kept] of [
      [{ multiple: '' }, images],
      [{ multiple: '', 'value-as': 'key', 'public-base': 'https://cdn.example' }, images],
      [{ multiple: '', 'value-as': 'json' }, images],
      [{}, images.slice(0, 1)],
    ] as const)
      it(`${how}, with ${JSON.stringify(attributes)}`, async () => {
        const target = await element({ name: 'photos', ...attributes });
        target.images = images;
        const { value } = target;
        keep(target);
        expect(target.value, 'as it was').to.equal(value);
        const made = restored(target, copy);
        await made.updateComplete;
        const texts = ({ images }: S3ImageUpload) => images.map(({ url, key, alt }) => ({ url, key, alt }));
        expect(texts(made)).to.deep.equal(
          kept.map(({ url, key, ...more }) => ({ url, key, alt: undefined, ...more })),
        );
        expect(made.value).to.equal(value);
        made.parentElement?.remove();
      });

  it('and has none if the visitor has removed them', async () => {
    const target = await element({ multiple: '', value: '["/a.jpg"]' });
    target.clear();
    keep(target);
    expect(restored(target, (one, around) => around.append(one.cloneNode(true))).images).to.be.empty;
  });
});

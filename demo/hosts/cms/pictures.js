import { keep, verifyUpload } from 's3-image-upload/server';
import { publicBase, settings } from './settings.js';

/**
 * The pictures that a form has sent, in order.
 *
 * @param {readonly string[]} entries JSON of each picture, as `value-as="json"` sends it
 * @param {{ url: string }[]} before pictures that the article has already
 * @param {{ id: string }} editor
 * @throws if one of them can't be accepted
 */
export async function picturesFrom(entries, before, editor) {
  const sent = entries.map((entry) => JSON.parse(entry));
  const options = { ...settings, identity: editor.id };
  // All are checked before the first is kept.
  for (const { claim } of sent) if (claim) accepted(await verifyUpload(claim, options));
  const pictures = [];
  for (const { url, claim, alt = '' } of sent) {
    const kept = claim ? await keepPicture(claim, options) : before.find((picture) => picture.url === url);
    if (!kept) throw new Error('This picture belongs to another article.');
    pictures.push({ url: kept.url, alt });
  }
  return pictures;
}

async function keepPicture(claim, options) {
  const to = ({ key }) => `articles/${key.split('/').at(-1)}`; // its random name, with the extension
  const { key } = accepted(await keep(claim, { ...options, to }));
  return { url: publicBase + key };
}

function accepted(image) {
  if (!image.ok) throw new Error(`A picture was refused: ${image.code}`);
  return image;
}

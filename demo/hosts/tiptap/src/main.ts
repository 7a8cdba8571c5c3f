import { Editor } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import StarterKit from '@tiptap/starter-kit';
import 's3-image-upload';
import { Places } from './places';

const upload = document.querySelector('s3-image-upload');
const element = document.querySelector('#editor');
if (!upload || !element) throw new Error('index.html has no place for the editor.');

/** Uploads the images among the files. Returns whether there are any; the editor itself takes what isn't. */
const take = (files: FileList | undefined) => {
  const images = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
  if (images.length > 0) void upload.addFiles(images);
  return images.length > 0;
};

const editor = new Editor({
  element,
  extensions: [StarterKit, Image],
  content: '<p>The harbour lay flat as glass.</p><p>Nobody spoke.</p>',
  editorProps: {
    handlePaste: (_, { clipboardData }) => take(clipboardData?.files),
    handleDrop: (view, { clientX, clientY, dataTransfer }) => {
      const at = view.posAtCoords({ left: clientX, top: clientY });
      if (at && dataTransfer?.files.length) editor.commands.setTextSelection(at.pos);
      return take(dataTransfer?.files);
    },
  },
});

const places = new Places(editor);
upload.addEventListener('upload-add', ({ detail: { item } }) => places.keep(item.id));
upload.addEventListener('upload-success', ({ detail: { item, url } }) => {
  const attrs = { src: url, alt: item.alt ?? '' };
  editor.commands.insertContentAt(places.take(item.id), { type: 'image', attrs });
});

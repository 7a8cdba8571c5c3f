// Puts what is stored into the article: the cover above the title, pictures where the writer is.
const [cover, text] = ['cover', 'text'].map((id) => document.getElementById(id));

const coverUpload = document.getElementById('cover-upload');
coverUpload.addEventListener('upload-success', ({ detail }) =>
  Object.assign(cover, { src: detail.url, hidden: false }),
);
coverUpload.addEventListener('upload-remove', () => {
  cover.hidden = !coverUpload.items.some(({ state }) => state === 'stored');
});

const textUpload = document.getElementById('text-upload');
let caret;
document.addEventListener('selectionchange', () => {
  const { anchorNode } = getSelection();
  if (text.contains(anchorNode)) caret = anchorNode;
});

/** The paragraph that the writer is in, or the last one. */
const paragraph = () => [...text.children].find((child) => child.contains(caret)) ?? text.lastElementChild;

textUpload.addEventListener('upload-success', ({ detail }) => {
  const figure = document.createElement('figure');
  figure.dataset.item = detail.item.id;
  figure.contentEditable = 'false';
  figure.append(Object.assign(new Image(), { src: detail.url, alt: detail.item.name }));
  const before = paragraph();
  if (before) before.after(figure);
  else text.append(figure);
});
textUpload.addEventListener('upload-remove', ({ detail }) => {
  text.querySelector(`[data-item="${detail.item.id}"]`)?.remove();
});

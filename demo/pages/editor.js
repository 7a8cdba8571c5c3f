// An article with a preview. A stored cover is shown above the title, and a stored picture at the cursor of the writer.
const byId = (id) => document.getElementById(id);
const [title, body] = ['title', 'body'].map(byId);
const [headline, text, cover, coverFigure] = ['headline', 'text', 'cover', 'cover-figure'].map(byId);
const [coverUpload, textUpload] = ['cover-upload', 'text-upload'].map(byId);

coverUpload.addEventListener('upload-success', ({ detail }) => {
  cover.src = detail.url;
  coverFigure.hidden = false;
});
coverUpload.addEventListener('upload-remove', () => {
  coverFigure.hidden = !coverUpload.items.some(({ state }) => state === 'stored');
});

/** By id of the item: the text that stands for its picture. */
const marks = new Map();
const nameOf = ({ name }) => name.replace(/\.\w+$/, '').replace(/[[\]]/g, '');

textUpload.addEventListener('upload-start', ({ detail: { item } }) =>
  mark(item, `![Uploading ${nameOf(item)} …]()`),
);
textUpload.addEventListener('upload-success', ({ detail: { item, url } }) =>
  mark(item, `![${nameOf(item)}](${url})`),
);
for (const end of ['upload-error', 'upload-abort', 'upload-remove'])
  textUpload.addEventListener(end, ({ detail: { item } }) => unmark(item));

/** Replaces the text that stands for the picture. If the writer has deleted it, inserts the new text at the cursor. */
function mark(item, written) {
  const before = marks.get(item.id);
  const at = before ? body.value.indexOf(before) : -1;
  if (at >= 0) body.setRangeText(written, at, at + before.length, 'preserve');
  else insert(written);
  marks.set(item.id, written);
  show();
}

function unmark(item) {
  const before = marks.get(item.id);
  if (!marks.delete(item.id)) return;
  const at = body.value.indexOf(before);
  if (at < 0) return;
  const from = body.value.slice(0, at).trimEnd().length; // removes the empty line before it, too
  body.setRangeText('', from, at + before.length, 'preserve');
  show();
}

/** Inserts a picture as a separate paragraph, after that with the cursor. */
function insert(written) {
  const end = body.value.indexOf('\n\n', body.selectionEnd);
  const at = end < 0 ? body.value.length : end;
  body.setRangeText(at > 0 ? `\n\n${written}` : written, at, at, 'end');
}

/** Shows the text, paragraph by paragraph. It is set as text, so nothing in it can become markup. */
function show() {
  headline.textContent = title.value.trim() || 'Untitled';
  text.replaceChildren(
    ...body.value
      .split(/\n{2,}/)
      .filter((part) => part.trim())
      .map(element),
  );
}

function element(part) {
  const [, caption, url] = /^!\[(.*)\]\((\S*)\)$/.exec(part.trim()) ?? [];
  if (url) return figure(caption, url);
  const heading = part.startsWith('## ');
  return Object.assign(document.createElement(heading ? 'h3' : 'p'), {
    textContent: caption ?? (heading ? part.slice(3) : part),
  });
}

function figure(caption, url) {
  const made = document.createElement('figure');
  const image = Object.assign(document.createElement('img'), { src: url, alt: caption });
  made.append(image, Object.assign(document.createElement('figcaption'), { textContent: caption }));
  return made;
}

title.addEventListener('input', show);
body.addEventListener('input', show);
body.setSelectionRange(body.value.length, body.value.length);
show();

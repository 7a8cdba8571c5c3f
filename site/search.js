// The page search.html: shows what Pagefind finds for the text in the address.
import { search } from './pagefind/pagefind.js';

const text = new URLSearchParams(location.search).get('q')?.trim() ?? '';
const [field, summary, list] = ['input[type=search]', '#summary', '#results'].map((selector) =>
  document.querySelector(selector),
);

/** A result: its title, and the sentence with the word. */
function row({ url, meta, excerpt }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title;
  const part = document.createElement('p');
  part.innerHTML = excerpt; // of the site’s own pages, escaped by Pagefind
  item.append(link, part);
  return item;
}

if (text !== '') {
  field.value = text;
  document.title = `${text} – ${document.title}`;
  const { results } = await search(text);
  const shown = await Promise.all(results.slice(0, 20).map(({ data }) => data()));
  summary.textContent =
    results.length === 0
      ? `No page has “${text}”.`
      : `${results.length === 1 ? 'One page has' : `${results.length} pages have`} “${text}”.`;
  list.replaceChildren(...shown.map(row));
}

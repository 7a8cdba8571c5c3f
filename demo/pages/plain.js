// Writes down what the element tells. The progress of an image is one line that changes.
const log = document.querySelector('#log');
/** The line of progress of each image. */
const lines = new Map();

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const said = {
  'upload-reject': ({ file, error }) => `${file.name}: ${error.code} – ${error.message}`,
  'upload-start': ({ item, target }) => `${item.name} → ${target.host}, ${target.key}`,
  'upload-progress': ({ item, loaded, total, fraction, bytesPerSecond }) =>
    `${item.name}: ${Math.floor(fraction * 100)} %, ${megabytes(loaded)} of ${megabytes(total)} MB` +
    (bytesPerSecond ? `, ${megabytes(bytesPerSecond)} MB/s` : ''),
  'upload-success': ({ item, url }) => `${item.name} is at ${url}`,
  'upload-error': ({ item, error }) => `${item.name}: ${error.code} – ${error.message}`,
  'upload-complete': ({ items }) =>
    `${items.filter(({ state }) => state === 'stored').length} of ${items.length} stored`,
};

for (const name of ['add', 'reject', 'start', 'progress', 'success', 'error', 'abort', 'remove', 'complete'])
  document.addEventListener(`upload-${name}`, ({ type, detail }) => {
    if (name === 'start') lines.delete(detail.item.id); // a second attempt has a line of its own
    const line = (name === 'progress' && lines.get(detail.item.id)) || log.appendChild(newLine(type));
    if (name === 'progress') lines.set(detail.item.id, line);
    line.lastChild.data = ` ${said[type]?.(detail) ?? detail.item.name}`;
    log.scrollTop = log.scrollHeight;
  });

function newLine(type) {
  const line = document.createElement('li');
  line.classList.toggle('bad', ['upload-reject', 'upload-error'].includes(type));
  line.append(Object.assign(document.createElement('b'), { textContent: type }), ' ');
  return line;
}

// Logs every event of the element. The progress of an image is one line that changes.
const log = document.querySelector('#log');
/** The line of each image’s progress, by the image’s id. */
const lines = new Map();

const kilobytes = (bytes) => Math.ceil(bytes / 1000).toLocaleString('en');
const said = {
  'upload-reject': ({ file, error }) => `${file.name}: ${error.code} – ${error.message}`,
  'upload-start': ({ item, target }) => `${item.name} → ${target.host}, ${target.key}`,
  'upload-progress': ({ item, loaded, total, fraction, bytesPerSecond }) =>
    `${item.name}: ${Math.floor(fraction * 100)} %, ${kilobytes(loaded)} of ${kilobytes(total)} kB` +
    (bytesPerSecond ? `, ${kilobytes(bytesPerSecond)} kB/s` : ''),
  'upload-retry': ({ item, error, attempt, delay }) =>
    `${item.name}: ${error.code}, attempt ${attempt} in ${(delay / 1000).toFixed(1)} s`,
  'upload-success': ({ item, url }) => `${item.name} is at ${url}`,
  'upload-error': ({ item, error }) => `${item.name}: ${error.code} – ${error.message}`,
  'upload-complete': ({ items }) =>
    `${items.filter(({ state }) => state === 'stored').length} of ${items.length} stored`,
};

const names = [
  'add',
  'reject',
  'start',
  'progress',
  'retry',
  'success',
  'error',
  'pause',
  'resume',
  'abort',
  'persist-error',
  'remove',
  'complete',
];
for (const name of names)
  document.addEventListener(`upload-${name}`, ({ type, detail }) => {
    if (name === 'start' || name === 'retry') lines.delete(detail.item.id); // each attempt gets its own line
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

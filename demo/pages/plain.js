// Writes down what the element tells; a run of progress events of one image is one line.
const log = document.querySelector('#log');
const lines = new Map();

const said = {
  'upload-reject': ({ file, error }) => `${file.name}: ${error.code} – ${error.message}`,
  'upload-start': ({ item, target }) => `${item.name} → ${target.host}, ${target.key}`,
  'upload-progress': ({ item, fraction, bytesPerSecond }) =>
    `${item.name}: ${Math.floor(fraction * 100)} %` +
    (bytesPerSecond ? `, ${(bytesPerSecond / 1e6).toFixed(1)} MB/s` : ''),
  'upload-success': ({ item, url }) => `${item.name} is at ${url}`,
  'upload-error': ({ item, error }) => `${item.name}: ${error.code} – ${error.message}`,
  'upload-complete': ({ items }) =>
    `${items.filter(({ state }) => state === 'stored').length} of ${items.length} stored`,
};
for (const name of ['add', 'reject', 'start', 'progress', 'success', 'error', 'abort', 'remove', 'complete'])
  document.addEventListener(`upload-${name}`, ({ type, detail }) => {
    const text = said[type]?.(detail) ?? detail.item.name;
    const key = type === 'upload-progress' ? detail.item.id : undefined;
    const line = lines.get(key) ?? document.createElement('li');
    if (key) lines.set(key, line);
    line.replaceChildren(Object.assign(document.createElement('b'), { textContent: type }), ` ${text}`);
    if (!line.isConnected) log.append(line);
    log.scrollTop = log.scrollHeight;
  });

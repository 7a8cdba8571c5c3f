// The start page: the elements on it upload to a storage that only pretends, since a static host has none.
import { photo } from '../stories/photos.js';
import { pretendStorage, targetThat } from '../stories/pretend-storage.js';

pretendStorage();
await customElements.whenDefined('s3-image-upload');

for (const element of document.querySelectorAll('s3-image-upload')) {
  element.presign = targetThat('stores');
  element.addEventListener('upload-success', ({ detail }) => {
    const line = document.querySelector('#event');
    if (line) line.textContent = `upload-success: ${detail.item.name}`;
  });
}

document.querySelector('#example')?.addEventListener('click', () => {
  void photo(Math.floor(Math.random() * 100)).then((file) =>
    document.querySelector('s3-image-upload')?.addFiles([file]),
  );
});

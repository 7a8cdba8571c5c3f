import '@vaadin/upload';
import { formOf, presign } from './presigned.mjs';

const upload = document.querySelector('#control');
upload.noAuto = contest.sendsNothing;
upload.maxConcurrentUploads = 6;
upload.addEventListener('upload-request', (event) => {
  event.preventDefault(); // it waits until the target is known, and its own form has the file first
  const { file, xhr } = event.detail;
  presign(file).then((target) => {
    xhr.open('POST', target.url);
    xhr.send(formOf(target, file));
  }, contest.failed);
});
upload.addEventListener('upload-success', () => contest.stored());
upload.addEventListener('upload-error', ({ detail }) => contest.failed(detail.file.errorKey));
contest.take = (files) => upload._addFiles(files);

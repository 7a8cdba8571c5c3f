const element = document.querySelector('s3-image-upload');
if (contest.sendsNothing) element.setAttribute('upload-on', 'manual');
element.addEventListener('upload-success', () => contest.stored());
for (const name of ['upload-error', 'upload-reject'])
  element.addEventListener(name, ({ detail }) => contest.failed(detail.error.code));
customElements.whenDefined('s3-image-upload').then(() => (contest.take = (files) => element.addFiles(files)));

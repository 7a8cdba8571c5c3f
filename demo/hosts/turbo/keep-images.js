// Turbo keeps a copy of a page that the visitor leaves. A copy has only attributes, so the stored images become one.
document.addEventListener('turbo:before-cache', () => {
  for (const upload of document.querySelectorAll('s3-image-upload'))
    upload.setAttribute('value', JSON.stringify(upload.images));
});

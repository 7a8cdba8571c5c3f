import Uppy from '@uppy/core';
import Dashboard from '@uppy/dashboard';
import '@uppy/core/css/style.min.css';
import '@uppy/dashboard/css/style.min.css';

const uppy = new Uppy({ restrictions: { allowedFileTypes: ['image/*'] } }).use(Dashboard, {
  target: document.body,
  inline: true,
  width: '100%',
  height: 780,
});
previews.ready((files) => uppy.addFiles(files.map((data) => ({ name: data.name, type: data.type, data }))));

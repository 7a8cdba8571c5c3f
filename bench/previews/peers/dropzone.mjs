import Dropzone from 'dropzone';
import 'dropzone/dist/dropzone.css';

const element = document.createElement('div');
element.className = 'dropzone';
document.body.append(element);
const dropzone = new Dropzone(element, {
  url: '/upload',
  autoProcessQueue: false,
  acceptedFiles: 'image/*',
  maxThumbnailFilesize: 100, // megabytes; by default it shows none of files above 10
});
previews.ready((files) => {
  for (const file of files) dropzone.addFile(file);
});

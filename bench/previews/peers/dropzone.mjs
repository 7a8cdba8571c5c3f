import Dropzone from 'dropzone';
import 'dropzone/dist/dropzone.css';

const element = document.createElement('div');
element.className = 'dropzone';
document.body.append(element);
const dropzone = new Dropzone(element, {
  url: '/upload',
  autoProcessQueue: false,
  acceptedFiles: 'image/*',
  maxThumbnailFilesize: 100, // megabytes; of larger ones than 10 it would show none
});
previews.ready((files) => {
  for (const file of files) dropzone.addFile(file);
});

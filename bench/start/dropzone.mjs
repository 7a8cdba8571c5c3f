import Dropzone from 'dropzone';
import 'dropzone/dist/dropzone.css';

new Dropzone('#control', { url: '/upload', autoProcessQueue: false, acceptedFiles: 'image/*' });

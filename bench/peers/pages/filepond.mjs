import * as FilePond from 'filepond';
import FileValidateSize from 'filepond-plugin-file-validate-size';
import FileValidateType from 'filepond-plugin-file-validate-type';
import ImageExifOrientation from 'filepond-plugin-image-exif-orientation';
import ImagePreview from 'filepond-plugin-image-preview';
import 'filepond/dist/filepond.min.css';
import 'filepond-plugin-image-preview/dist/filepond-plugin-image-preview.min.css';
import { formOf, presign } from './presigned.mjs';

FilePond.registerPlugin(FileValidateSize, FileValidateType, ImageExifOrientation, ImagePreview);
const pond = FilePond.create(document.querySelector('#control'), {
  allowMultiple: true,
  acceptedFileTypes: ['image/*'],
  maxFileSize: '100MB',
  maxParallelUploads: 6,
  instantUpload: !contest.sendsNothing,
  server: {
    process: (_, file, __, load, error, progress, abort) => {
      const request = new XMLHttpRequest();
      request.upload.onprogress = ({ lengthComputable, loaded, total }) =>
        progress(lengthComputable, loaded, total);
      request.onload = () => load(request.getResponseHeader('ETag'));
      request.onerror = () => error('The storage did not answer.');
      presign(file).then((target) => {
        request.open('POST', target.url);
        request.send(formOf(target, file));
      }, error);
      return { abort: () => (request.abort(), abort()) };
    },
  },
  onprocessfile: (error) => (error ? contest.failed(error.body) : contest.stored()),
});
contest.take = (files) => pond.addFiles(files);

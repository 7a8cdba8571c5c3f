import * as FilePond from 'filepond';
import FileValidateSize from 'filepond-plugin-file-validate-size';
import FileValidateType from 'filepond-plugin-file-validate-type';
import ImageExifOrientation from 'filepond-plugin-image-exif-orientation';
import ImagePreview from 'filepond-plugin-image-preview';
import 'filepond/dist/filepond.min.css';
import 'filepond-plugin-image-preview/dist/filepond-plugin-image-preview.min.css';

FilePond.registerPlugin(FileValidateSize, FileValidateType, ImageExifOrientation, ImagePreview);
const pond = FilePond.create({
  allowMultiple: true,
  acceptedFileTypes: ['image/*'],
  maxFileSize: '100MB',
  instantUpload: false,
});
document.body.append(pond.element);
previews.ready((files) => pond.addFiles(files));

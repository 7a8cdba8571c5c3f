import Dropzone from 'dropzone';
import 'dropzone/dist/dropzone.css';
import { presign } from './presigned.mjs';

const dropzone = new Dropzone('#control', {
  url: ([file]) => file.target.url,
  parallelUploads: 6,
  autoQueue: !contest.sendsNothing,
  acceptedFiles: 'image/*',
  maxFilesize: 100, // megabytes
  accept(file, done) {
    if (contest.sendsNothing) return done();
    presign(file).then((target) => {
      file.target = target;
      done();
    }, done);
  },
  sending(file, _, form) {
    for (const [name, value] of Object.entries({ ...file.target.fields, 'Content-Type': file.type }))
      form.append(name, value);
  },
});
dropzone.on('success', () => contest.stored());
dropzone.on('error', (_, message) => contest.failed(message));
contest.take = (files) => {
  for (const file of files) dropzone.addFile(file);
};

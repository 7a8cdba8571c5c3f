import * as UC from '@uploadcare/file-uploader/web/uc-file-uploader-inline.min.js';
import '@uploadcare/file-uploader/web/uc-file-uploader-inline.min.css';

const config = document.querySelector('uc-config');
Object.assign(config, {
  imgOnly: true,
  maxConcurrentRequests: 6,
  multipartMinFileSize: 100e6, // otherwise files of more than 25 MB are sent in parts
  confirmUpload: contest.sendsNothing,
  qualityInsights: false,
});
UC.defineComponents(UC);
fetch('/presign')
  .then((response) => response.json())
  .then(({ url }) => (config.baseUrl = new URL(url).origin));
const uploader = document.querySelector('uc-upload-ctx-provider');
uploader.addEventListener('file-upload-success', () => contest.stored());
uploader.addEventListener('file-upload-failed', ({ detail }) => contest.failed(detail.errors?.[0]?.message));
contest.take = (files) => {
  const api = uploader.getAPI();
  for (const file of files) api.addFileFromObject(file);
  api.setCurrentActivity('upload-list');
};

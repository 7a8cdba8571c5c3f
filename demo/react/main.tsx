// The React form of the demo.
import 's3-image-upload';
import { workersFrom } from 's3-image-upload/workers';
import { createRoot } from 'react-dom/client';
import { UploadForm } from './upload-form.js';

workersFrom('/dist/worker.js'); // the demo's policy allows no `blob:` in `worker-src`

const place = document.getElementById('form');
if (place) createRoot(place).render(<UploadForm />);

// The React form of the demo.
import 's3-image-upload';
import { createRoot } from 'react-dom/client';
import { UploadForm } from './upload-form.js';

const place = document.getElementById('form');
if (place) createRoot(place).render(<UploadForm />);

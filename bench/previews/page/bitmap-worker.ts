// A control: `createImageBitmap` with resize, which decodes all of the photo, and scales.
import { answer, onOrder } from './worker-line.js';

onOrder(async ({ index, file, edge }) => {
  // Every photo here is 4:3: that much wide, it is high enough lying as well as upright.
  const bitmap = await createImageBitmap(file, {
    resizeWidth: Math.ceil((edge * 4) / 3),
    resizeQuality: 'medium',
  });
  answer({ index, bitmap });
});

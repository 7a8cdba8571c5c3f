// A control: `createImageBitmap` with resize, which decodes the whole photo and scales it.
import { answer, onOrder } from './worker-line.js';

onOrder(async ({ index, file, edge }) => {
  // Every photo is 4:3, so with this width its height is sufficient in both orientations.
  const bitmap = await createImageBitmap(file, {
    resizeWidth: Math.ceil((edge * 4) / 3),
    resizeQuality: 'medium',
  });
  answer({ index, bitmap });
});

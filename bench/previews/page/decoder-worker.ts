// A control: `ImageDecoder`, which decodes a JPEG at eighths of its size, then `createImageBitmap` for the rest.
import { answer, onOrder } from './worker-line.js';

onOrder(async ({ index, file, edge }) => {
  // The decoder uses its largest size that is not above the desired one. With twice the required size, it is never below that.
  const desired = { desiredWidth: Math.ceil(2 * edge * (4 / 3)), desiredHeight: 2 * edge };
  const decoder = new ImageDecoder({ type: file.type, data: await file.arrayBuffer(), ...desired });
  const { image } = await decoder.decode();
  const upright = image.displayHeight > image.displayWidth;
  const size = upright ? { resizeWidth: edge } : { resizeHeight: edge };
  const bitmap = await createImageBitmap(image, { ...size, resizeQuality: 'medium' });
  image.close();
  decoder.close();
  answer({ index, bitmap });
});

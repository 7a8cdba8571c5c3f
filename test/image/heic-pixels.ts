// Decodes HEIC files, which Chromium doesn't show, with libheif.
import start from 'libheif-js/libheif-wasm/libheif-bundle.mjs';

const libheif = start();

/** The size and the colours of every picture in it, upright. */
export async function heicPixels(file: Blob): Promise<readonly string[]> {
  const pictures = new libheif.HeifDecoder().decode(await file.arrayBuffer());
  return Promise.all(
    pictures.map(
      (picture) =>
        new Promise<string>((resolve, reject) => {
          const image = new ImageData(picture.get_width(), picture.get_height());
          picture.display(image, (shown) =>
            shown
              ? resolve(`${shown.width} × ${shown.height}: ${shown.data.join(' ')}`)
              : reject(new Error('libheif refuses it.')),
          );
        }),
    ),
  );
}

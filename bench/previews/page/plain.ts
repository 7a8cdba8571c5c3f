// The browser alone: an <img> for each file.
import { tile } from './tiles.js';

previews.ready((files) => {
  for (const file of files) {
    const image = tile(new Image());
    image.src = URL.createObjectURL(file);
  }
});

// Photos for stories, drawn in the browser.

const colours = ['#2f6f8f', '#b3543c', '#4d7a4b', '#8a5a9e', '#c08a2d', '#3d5a98'];

/** Draws a landscape: a sky, a sun and a hill. Each seed gives a different one. */
export async function photo(number: number, name = `holiday-${number}.jpg`): Promise<File> {
  const canvas = new OffscreenCanvas(640, 480);
  const draw = canvas.getContext('2d');
  if (!draw) throw new Error('This browser has no 2D canvas.');
  const sky = draw.createLinearGradient(0, 0, 0, 480);
  sky.addColorStop(0, colours[number % colours.length] ?? '');
  sky.addColorStop(1, '#f6e7cf');
  draw.fillStyle = sky;
  draw.fillRect(0, 0, 640, 480);
  draw.fillStyle = '#fff6dc';
  draw.beginPath();
  draw.arc(120 + ((number * 97) % 400), 150, 46, 0, 7);
  draw.fill();
  draw.fillStyle = '#27353b';
  draw.beginPath();
  draw.ellipse(320 + ((number * 53) % 200), 520, 460, 190, 0, 0, 7);
  draw.fill();
  return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], name, { type: 'image/jpeg' });
}

export const photos = (count: number): Promise<File[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => photo(index + 1)));

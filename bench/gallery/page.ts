// In the page: measures frames and long tasks while a gallery of hundreds of images is used. It is passed to the browser as text,
// so its functions contain everything that they need.
import 's3-image-upload';

export interface Watched {
  readonly milliseconds: number;
  readonly frames: number;
  /** Milliseconds between two frames. */
  readonly longestGap: number;
  /** Milliseconds of each task above 50. */
  readonly tasks: readonly number[];
}

export interface Measured {
  readonly adding: Watched;
  readonly moving: Watched;
  readonly scrolling: Watched;
  /** Before anything is scrolled. */
  readonly drawn: { readonly nodes: number; readonly filled: number };
}

export async function measureGallery(count: number): Promise<Measured> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

  async function photo(index: number): Promise<File> {
    const canvas = new OffscreenCanvas(800, 600);
    const draw = canvas.getContext('2d');
    if (!draw) throw new Error('This browser has no 2D canvas.');
    draw.fillStyle = `hsl(${(index * 37) % 360} 60% 50%)`;
    draw.fillRect(0, 0, 800, 600);
    draw.fillStyle = '#fff';
    draw.fillRect(index % 700, index % 500, 100, 100);
    return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], `photo-${index + 1}.jpg`);
  }

  async function watch(doing: () => Promise<void>): Promise<Watched> {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    (globalThis as { gc?: () => void }).gc?.(); // what was drawn before is not part of it
    const frames: number[] = [];
    let isOver = false;
    const note = (time: number) => {
      frames.push(time);
      if (!isOver) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    const start = performance.now();
    await doing();
    const milliseconds = performance.now() - start;
    isOver = true;
    await frame();
    await frame();
    observer.disconnect();
    const gaps = frames.slice(1).map((time, index) => time - (frames[index] ?? time));
    return { milliseconds, frames: frames.length, longestGap: Math.max(...gaps), tasks };
  }

  const files = await Promise.all(Array.from({ length: count }, (_, index) => photo(index)));
  const element = Object.assign(document.createElement<'s3-image-upload'>('s3-image-upload'), {
    variant: 'gallery',
    multiple: true,
    uploadOn: 'manual',
  });
  document.body.append(element);
  await element.updateComplete;
  const root = element.renderRoot;
  const scroller = document.scrollingElement ?? document.body;

  const adding = await watch(async () => {
    await element.addFiles(files);
    while (root.querySelectorAll('li').length < count || !root.querySelector('li img')) await frame();
  });
  const drawn = {
    nodes: root.querySelectorAll('*').length,
    filled: root.querySelectorAll('[part=handle]').length,
  };
  const moving = await watch(async () => {
    const handle = root.querySelector<HTMLElement>('[part=handle]');
    handle?.focus({ preventScroll: true });
    for (let time = 0; time < 60; time += 1) {
      handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      await frame();
    }
  });
  const scrolling = await watch(async () => {
    for (let top = 0; top <= scroller.scrollHeight - innerHeight; top += 120) {
      scroller.scrollTop = top;
      await frame();
    }
  });
  element.remove();
  return { adding, moving, scrolling, drawn };
}

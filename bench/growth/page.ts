// In the page: measures the milliseconds of each operation on many images. It is passed to the browser as text, so its functions
// contain everything that they need.
import type { Uploader } from 's3-image-upload/core';

export type Subject = 'core' | 'element';

export interface Measured {
  /** Milliseconds for all images. */
  readonly milliseconds: number;
  /** Milliseconds of the longest task; 0 if there was none above 50. */
  readonly longestTask: number;
}

export interface Growth {
  readonly steps: Readonly<Record<string, Measured>>;
  /** Bytes of the JavaScript heap for each stored image in the list; `undefined` if the browser does not report it. */
  readonly bytes: number | undefined;
}

/** The interface that the uploader and the element have in common. */
type Images = Pick<
  Uploader,
  'items' | 'addFiles' | 'upload' | 'abort' | 'retry' | 'move' | 'remove' | 'clear'
>;

export async function measureGrowth(subject: Subject, count: number): Promise<Growth> {
  const steps: Record<string, Measured> = {};
  const memory = performance as Performance & { readonly memory?: { readonly usedJSHeapSize: number } };
  const collect = globalThis as { gc?: () => void };
  const heap = () => {
    collect.gc?.();
    return memory.memory?.usedJSHeapSize;
  };
  const task = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });

  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });

  async function measure(name: string, work: () => unknown): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 100)); // until earlier tasks are reported
    longest = 0;
    const start = performance.now();
    await work();
    const milliseconds = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 100));
    steps[name] = { milliseconds, longestTask: longest };
  }

  const canvas = new OffscreenCanvas(8, 8);
  canvas.getContext('2d')?.fillRect(0, 0, 4, 4);
  const bytes = await canvas.convertToBlob({ type: 'image/jpeg' });
  const files = Array.from({ length: count }, (_, index) => new File([bytes], `photo-${index}.jpg`));
  const storage = { isKind: true };
  const options = {
    multiple: true,
    uploadOn: 'manual' as const,
    concurrency: 4,
    retries: 0,
    presign: ({ filename }: { filename: string }) =>
      Promise.resolve({
        url: `https://storage.invalid/${filename}`,
        method: 'PUT' as const,
        expiresAt: '2099-01-01T00:00:00Z',
      }),
  };

  let images: Images;
  if (subject === 'core') {
    const { Uploader: Core } = (await import(/* @vite-ignore */ `${location.origin}/core.js`)) as {
      Uploader: typeof Uploader;
    };
    const headers = new Headers();
    images = new Core(options, {
      send: ({ url }) =>
        Promise.resolve({
          kind: 'answered',
          answer: {
            status: storage.isKind ? 200 : 403,
            body: '',
            url,
            header: (name: string) => headers.get(name),
          },
        }),
    });
  } else {
    await import(/* @vite-ignore */ `${location.origin}/s3-image-upload.js`);
    const element = Object.assign(document.createElement('s3-image-upload'), options);
    document.body.append(element);
    await element.updateComplete;
    images = element;
  }

  const ids = () => images.items.map(({ id }) => id);
  const before = heap();
  await measure('add and check', () => images.addFiles(files));
  await measure('move each to the front', () => {
    for (const id of ids()) images.move(id, 0);
  });
  await measure('abort all', async () => {
    void images.upload();
    await task();
    images.abort();
  });
  if (subject === 'core') {
    storage.isKind = false;
    await measure('retry, and fail', async () => {
      images.retry();
      await images.upload();
    });
    storage.isKind = true;
    await measure('retry, and store', async () => {
      images.retry();
      await images.upload();
    });
  }
  const after = heap();
  await measure('remove every second', () => {
    for (const [index, id] of ids().entries()) if (index % 2 === 0) images.remove(id);
  });
  await measure('clear', () => images.clear());
  observer.disconnect();
  const used = before === undefined || after === undefined ? undefined : (after - before) / count;
  return { steps, bytes: used };
}

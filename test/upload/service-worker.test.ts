// A page whose service worker answers its requests. Browsers report no upload progress there (w3c/ServiceWorker#1141).
import { expect } from '@open-wc/testing';
import type { Send, Sent } from '../../src/upload/send.js';
import { openStack, type Stack } from '../stack-client.js';

const folder = new URL('./behind-worker/', import.meta.url);
const STALL = 300; // ms

describe('an upload behind a service worker', () => {
  let stack: Stack;
  let registration: ServiceWorkerRegistration;
  let page: HTMLIFrameElement;
  let send: Send;

  before(async () => {
    stack = await openStack();
    registration = await navigator.serviceWorker.register(new URL('service-worker.ts', folder));
    await active(registration);
    page = document.createElement('iframe');
    page.src = new URL('page.html', folder).href;
    document.body.append(page);
    await new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    const view = page.contentWindow as Window & { send?: Send };
    expect(view.navigator.serviceWorker.controller, 'the page is controlled').not.to.equal(null);
    if (!view.send) throw new Error('The page has not loaded.');
    send = view.send;
  });

  after(async () => {
    page.remove();
    await registration.unregister();
  });

  afterEach(() => stack.faults());

  async function upload(size: number): Promise<Sent> {
    const { url, fields } = (await (await fetch(stack.presign('with-status/201'))).json()) as {
      url: string;
      fields: Record<string, string>;
    };
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('Content-Type', 'image/jpeg');
    body.append('file', new Blob([new Uint8Array(size)]), 'photo.jpg');
    return send({
      method: 'POST',
      url,
      headers: [],
      body,
      signal: new AbortController().signal,
      stallTimeout: STALL,
      onProgress: () => {},
    });
  }

  it('is not stalled while its bytes are sent without progress events', async () => {
    await stack.faults({ method: 'POST', bytesPerSecond: 500_000 });
    expect(await upload(1_000_000)).to.have.nested.property('answer.status', 201);
  });

  it('is stalled after the time that a slow connection takes', async () => {
    await stack.faults({ method: 'POST', stallAt: 1000 });
    expect(await upload(10_000)).to.include({ kind: 'stalled', sentAll: false });
  });
});

async function active({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting ?? active;
  if (!worker) throw new Error('There is no worker.');
  await new Promise<void>((resolve) => {
    const look = () => worker.state === 'activated' && resolve();
    worker.addEventListener('statechange', look);
    look();
  });
}

// Runs in the page before the script of the contestant: notes when its control is ready, when it sends, and what moves.

/** What a contestant's page does, and what it reports. Its pages are scripts in `pages/`. */
export interface Contest {
  /** Set by the contestant once it takes files, as if a visitor had chosen them. */
  take: ((files: File[]) => unknown) | undefined;
  /** Called for each image that is stored. */
  stored(): void;
  failed(cause: unknown): void;
  /** Whether images are only shown, and not sent. */
  readonly sendsNothing: boolean;

  readonly ready: Promise<Ready>;
  /** Takes the files of the page's input, and waits until all are stored. */
  send(): Promise<Sent>;
  /** Sums of the layout shifts since the files were chosen, and in the second after this call. */
  shift(): Promise<Shift>;
  /** Compressed bytes of scripts and styles that have arrived. */
  bytes(): number;
}

export interface Ready {
  /** Milliseconds from navigation until the button is laid out. */
  readonly at: number;
  /** Compressed bytes of scripts and styles that had arrived. */
  readonly bytes: number;
}

export interface Sent {
  /** Milliseconds from the choice until the first request with an image is sent. */
  readonly first: number;
  /** Milliseconds from the choice until all images are stored. */
  readonly all: number;
}

export interface Shift {
  readonly all: number;
  /** Of those that the browser does not see as an answer to input: Cumulative Layout Shift counts only these. */
  readonly unexpected: number;
}

declare global {
  var contest: Contest;
}

let storedImages = 0;
let chosen = NaN;
let firstSent = NaN;
let onStored = () => {};
let onFailed: (cause: Error) => void = () => {};
const shifts: (PerformanceEntry & { readonly value?: number; readonly hadRecentInput?: boolean })[] = [];
const shiftObserver = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
shiftObserver.observe({ type: 'layout-shift', buffered: true });

const bytesUntil = (time: number) =>
  (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name, responseEnd }) => /\.(js|css)$/.test(name) && responseEnd <= time)
    .reduce((all, { encodedBodySize }) => all + encodedBodySize, 0);

globalThis.contest = {
  take: undefined,
  stored() {
    storedImages += 1;
    onStored();
  },
  failed: (cause) => onFailed(new Error(String(cause))),
  sendsNothing: location.pathname.startsWith('/previews/'),
  ready: ready(document.documentElement.dataset.button ?? ''),
  async send() {
    const files = [...(document.querySelector<HTMLInputElement>('#photos')?.files ?? [])];
    firstSent = NaN;
    chosen = performance.now();
    await new Promise<void>((resolve, reject) => {
      onFailed = reject;
      onStored = () => storedImages === files.length && resolve();
      contest.take?.(files);
    });
    return { first: firstSent - chosen, all: performance.now() - chosen };
  },
  async shift() {
    await new Promise((resolve) => setTimeout(resolve, AFTERWARDS));
    shifts.push(...shiftObserver.takeRecords());
    const since = shifts.filter(({ startTime }) => startTime >= chosen);
    return { all: sum(since), unexpected: sum(since.filter(({ hadRecentInput }) => !hadRecentInput)) };
  },
  bytes: () => bytesUntil(Infinity),
};

const sum = (entries: typeof shifts) => entries.reduce((all, { value = 0 }) => all + value, 0);

/** Milliseconds. */
const AFTERWARDS = 1000;

async function ready(selector: string): Promise<Ready> {
  do await new Promise(requestAnimationFrame);
  while (!contest.take || !isDrawn(selector));
  const at = performance.now();
  return { at, bytes: bytesUntil(at) };
}

/** Whether a match has a size. The check causes layout, which is therefore part of the measurement. */
function isDrawn(selector: string, root: ParentNode = document): boolean {
  return [...root.querySelectorAll('*')].some(
    (element) =>
      (element.matches(selector) && element.getBoundingClientRect().width > 0) ||
      (element.shadowRoot !== null && isDrawn(selector.split(' ').at(-1) ?? '', element.shadowRoot)),
  );
}

const isImage = (body: unknown) =>
  body instanceof Blob ||
  (body instanceof FormData && [...body.values()].some((value) => value instanceof File));

const noteSending = (body: unknown) => {
  if (Number.isNaN(firstSent) && isImage(body)) firstSent = performance.now();
};

const send = Reflect.get(XMLHttpRequest.prototype, 'send') as (body: unknown) => void;
XMLHttpRequest.prototype.send = function (body) {
  noteSending(body);
  send.call(this, body);
};
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  noteSending(init?.body);
  return fetch(input, init);
};

// Stories have no server, so this module answers requests to `pretend-storage.example`. The path selects the answer. Tests use a real
// storage.

const HOST = 'https://pretend-storage.example/';

const statuses = { stores: 204, stops: 0, 'is busy': 503, breaks: 500, 'is cut off': 0 };

/** How the storage answers: stores the image, stops in the middle, answers 503, answers 500, or loses the connection. */
export type Manner = keyof typeof statuses;

/** A function for the element's `presign` property. */
export const targetThat = (manner: Manner) => () => ({
  url: HOST + encodeURIComponent(manner),
  fields: { key: `uploads/${crypto.randomUUID()}.jpg` },
});

/** Replaces XMLHttpRequest for this host. Other requests go to the network. */
export function pretendStorage(): void {
  class PretendRequest extends XMLHttpRequest {
    #manner: Manner | undefined;
    #status = 0;

    override get status(): number {
      return this.#manner ? this.#status : super.status;
    }

    override get responseText(): string {
      return this.#manner ? '' : super.responseText;
    }

    override getAllResponseHeaders(): string {
      if (!this.#manner) return super.getAllResponseHeaders();
      return this.#manner === 'is busy' ? 'retry-after: 600\r\n' : '';
    }

    override open(method: string, url: string): void {
      if (url.startsWith(HOST)) this.#manner = decodeURIComponent(url.slice(HOST.length)) as Manner;
      else super.open(method, url);
    }

    override send(body?: FormData): void {
      if (!this.#manner) super.send(body);
      else void this.#pretend(this.#manner);
    }

    async #pretend(manner: Manner): Promise<void> {
      const steps = manner === 'stops' ? 6 : 10;
      for (let step = 1; step <= steps; step += 1) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        const progress = { lengthComputable: true, loaded: step, total: 10 };
        this.upload.dispatchEvent(new ProgressEvent('progress', progress));
      }
      if (manner === 'stops') return;
      this.#status = statuses[manner];
      this.dispatchEvent(new ProgressEvent(manner === 'is cut off' ? 'error' : 'load'));
    }
  }
  window.XMLHttpRequest = PretendRequest;
}

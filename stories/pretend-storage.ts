// A storage for stories, which have no server: whatever is sent to `pretend-storage.example` is answered as the path says.
// Only stories stand on it; the tests use a real one.

const HOST = 'https://pretend-storage.example/';

/** What the storage makes of an upload: takes it, stops in the middle, or refuses it. */
export type Manner = 'stores' | 'stops' | 'refuses';

/** A target for the element's `presign` property. */
export const targetThat = (manner: Manner) => () => ({
  url: `${HOST}${manner}`,
  fields: { key: `uploads/${crypto.randomUUID()}.jpg` },
});

/** Puts itself before XMLHttpRequest for its own host; every other request goes its way. */
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

    override open(method: string, url: string): void {
      if (url.startsWith(HOST)) this.#manner = url.slice(HOST.length) as Manner;
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
      this.#status = manner === 'stores' ? 204 : 503;
      this.dispatchEvent(new ProgressEvent('load'));
    }
  }
  window.XMLHttpRequest = PretendRequest;
}

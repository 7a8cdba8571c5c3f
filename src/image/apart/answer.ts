// The worker's side: a task comes in, what came of it goes out. A page where no worker starts loads the same file, so that
// there is one of it, and calls its `work` by itself.

/** A `DOMException` can't be sent from every browser's worker, its name and message can. */
export type Answer<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** From now on this worker, if it is one, does `work` with each message. */
export function answerWith(work: (task: never) => Promise<unknown>): void {
  if ('document' in globalThis) return;
  onmessage = ({ data }: MessageEvent) =>
    work(data as never).then(
      (value) => postMessage({ ok: true, value } satisfies Answer<unknown>),
      (cause: unknown) => {
        const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
        postMessage({ ok: false, name, message } satisfies Answer<unknown>);
      },
    );
}

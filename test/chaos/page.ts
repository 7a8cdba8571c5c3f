// Runs in the browser: one Uploader sends the files of a plan, and its events are returned.
import { Uploader, type ErrorCode } from 's3-image-upload/core';
import { bytesOf, type FilePlan } from './files.js';

export interface UploadPlan {
  readonly files: readonly FilePlan[];
  readonly presignEndpoint: string;
  readonly concurrency?: number;
  readonly retries?: number;
  /** Seconds. */
  readonly stallTimeout?: number;
  /** Cancels each image once bytes of it have been sent. */
  readonly cancels?: boolean;
}

export type Ending = 'stored' | ErrorCode;

export interface Told {
  /** One for each `upload-success`, `upload-error` and `upload-reject`. */
  readonly ends: readonly { readonly name: string; readonly ending: Ending; readonly key?: string }[];
  readonly retries: readonly { readonly name: string; readonly code: ErrorCode; readonly delay: number }[];
}

const JITTER = 0.005; // `random` of full jitter, so that the pauses are short

let uploader: Uploader | undefined; // referenced, as in a page, since the soak measures its memory

/** Resolves when the uploader is idle. */
async function upload({ files, cancels = false, ...options }: UploadPlan): Promise<Told> {
  const ends: Told['ends'][number][] = [];
  const retries: Told['retries'][number][] = [];
  uploader = new Uploader({ ...options, multiple: true }, { random: () => JITTER });
  uploader.on('upload-success', ({ detail: { item, key } }) =>
    ends.push({ name: item.name, ending: 'stored', key }),
  );
  uploader.on('upload-error', ({ detail: { item, error } }) =>
    ends.push({ name: item.name, ending: error.code }),
  );
  uploader.on('upload-reject', ({ detail: { file, error } }) =>
    ends.push({ name: file.name, ending: error.code }),
  );
  uploader.on('upload-abort', ({ detail: { item } }) => ends.push({ name: item.name, ending: 'aborted' }));
  if (cancels)
    uploader.on('upload-progress', ({ detail: { item } }) => {
      if (item.loaded > item.total / 2) uploader?.abort(item.id);
    });
  uploader.on('upload-retry', ({ detail: { item, error, delay } }) =>
    retries.push({ name: item.name, code: error.code, delay }),
  );
  const rest = new Promise((resolve) => uploader?.on('upload-complete', resolve));
  await uploader.addFiles(files.map((plan) => new File([bytesOf(plan)], plan.name, { type: 'image/jpeg' })));
  await rest;
  return { ends, retries };
}

export interface ChaosWindow {
  readonly chaos: { readonly upload: typeof upload };
}

Object.assign(window, { chaos: { upload } });

// Runs in the browser: an Uploader as a page uses it, and requests that no page of the package would send.
import { Uploader, type ErrorCode } from 's3-image-upload/core';
import { bytesOf, type FilePlan } from '../chaos/files.js';

export interface UploadPlan {
  readonly files: readonly FilePlan[];
  readonly checksum?: 'sha256';
  readonly concurrency?: number;
  readonly retries?: number;
  /** Seconds. */
  readonly stallTimeout?: number;
  /** Of the pauses before retries: a part of the longest. Default 0.005, so that they are short. */
  readonly jitter?: number;
  /** Tries failed images again when all have ended, as a visitor does who presses the button. */
  readonly again?: boolean;
}

/** Of the last `upload`, up to now. */
export interface Progress {
  ended: number;
  /** By code, before the failed images are tried again. */
  failures: Record<string, number>;
  retries: number;
}

export type Ending =
  | { readonly name: string; readonly stored: true; readonly key: string; readonly claim: string }
  | { readonly name: string; readonly stored: false; readonly code: ErrorCode; readonly cause: string };

const progress: Progress = { ended: 0, failures: {}, retries: 0 };

/** Resolves when the uploader is idle. */
async function upload({ files, jitter = 0.005, again = false, ...options }: UploadPlan): Promise<Ending[]> {
  const ends = new Map<string, Ending>();
  Object.assign(progress, { ended: 0, failures: {}, retries: 0 } satisfies Progress);
  const uploader = new Uploader(
    { ...options, presignEndpoint: '/presign', presignMethod: 'post', multiple: true },
    { random: () => jitter },
  );
  uploader.on('upload-success', ({ detail: { item, key, claim = '' } }) => {
    ends.set(item.name, { name: item.name, stored: true, key, claim });
    progress.ended += 1;
  });
  const onFailure = (name: string, { code, cause }: { code: ErrorCode; cause?: unknown }) => {
    progress.failures[code] = (progress.failures[code] ?? 0) + 1;
    ends.set(name, { name, stored: false, code, cause: String(cause) });
    progress.ended += 1;
  };
  uploader.on('upload-error', ({ detail: { item, error } }) => onFailure(item.name, error));
  uploader.on('upload-reject', ({ detail: { file, error } }) => onFailure(file.name, error));
  uploader.on('upload-retry', () => (progress.retries += 1));
  const rest = new Promise((resolve) => uploader.on('upload-complete', resolve));
  await uploader.addFiles(files.map((plan) => new File([bytesOf(plan)], plan.name, { type: 'image/jpeg' })));
  await rest;
  if (again) {
    uploader.retry();
    await uploader.upload();
  }
  return [...ends.values()];
}

export interface Sending {
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly url: string;
  /** Of a form, in this order, before the file. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Nothing is sent without one. */
  readonly file?: FilePlan;
}

export interface Answer {
  /** 0 if the page can't read the answer. */
  readonly status: number;
  readonly body: string;
  readonly etag: string | null;
}

function send({ method, url, fields, headers = {}, file }: Sending): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onloadend = () =>
      resolve({
        status: request.status,
        body: request.responseText,
        etag: request.getResponseHeader('ETag'),
      });
    request.upload.onprogress = () => {}; // as the package does: with a listener, a form has a preflight, too
    const bytes = file && new Blob([bytesOf(file)]);
    if (!fields) {
      request.send(bytes);
      return;
    }
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (bytes) form.append('file', bytes, file.name);
    request.send(form);
  });
}

export interface StoresWindow {
  readonly stores: {
    readonly upload: typeof upload;
    readonly send: typeof send;
    readonly progress: Progress;
  };
}

Object.assign(window, { stores: { upload, send, progress } });

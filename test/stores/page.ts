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
}

export type Ending =
  | { readonly name: string; readonly stored: true; readonly key: string; readonly claim: string }
  | { readonly name: string; readonly stored: false; readonly code: ErrorCode; readonly cause: string };

/** Resolves when the uploader is idle. */
async function upload({ files, ...options }: UploadPlan): Promise<Ending[]> {
  const ends: Ending[] = [];
  const uploader = new Uploader(
    { ...options, presignEndpoint: '/presign', presignMethod: 'post', multiple: true },
    { random: () => 0.005 }, // of full jitter, so that the pauses are short
  );
  uploader.on('upload-success', ({ detail: { item, key, claim = '' } }) => {
    ends.push({ name: item.name, stored: true, key, claim });
    Object.assign(window, { ended: ends.length });
  });
  const onFailure = (name: string, { code, cause }: { code: ErrorCode; cause?: unknown }) => {
    ends.push({ name, stored: false, code, cause: String(cause) });
    Object.assign(window, { ended: ends.length });
  };
  uploader.on('upload-error', ({ detail: { item, error } }) => onFailure(item.name, error));
  uploader.on('upload-reject', ({ detail: { file, error } }) => onFailure(file.name, error));
  const rest = new Promise((resolve) => uploader.on('upload-complete', resolve));
  await uploader.addFiles(files.map((plan) => new File([bytesOf(plan)], plan.name, { type: 'image/jpeg' })));
  await rest;
  return ends;
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
  readonly stores: { readonly upload: typeof upload; readonly send: typeof send };
}

Object.assign(window, { stores: { upload, send } });

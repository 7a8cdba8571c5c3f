// What must not compile; `tsc` reads it, nothing runs it. Each line that is expected to fail fails by itself.
import type { ItemState, UploaderOptions, UploadItem } from 's3-image-upload/core';
import type { Failure } from '../../src/rules/failure.js';
import type { QueueEvent } from '../../src/rules/queue.js';
import type { PostTarget, PutTarget, Target } from '../../src/rules/target.js';

declare const item: UploadItem;
declare const target: Target;
declare const failure: Failure;
declare function use(...values: unknown[]): void;

// An item has what its state has, once the state is known.
if (item.state === 'stored') use(item.key, item.url);
if (item.state === 'waiting') use(item.error.code);
// @ts-expect-error an image that is not known to be stored has no url
use(item.url);
// @ts-expect-error an image that is on its way has no error
if (item.state === 'uploading') use(item.error);
// @ts-expect-error there is no such state
use(item.state === 'done');
// @ts-expect-error an item is what it was
item.loaded = 1;

// A target has what is sent to its kind.
use(target.kind === 'post' ? target.fieldsFor : target.headersFor);
// @ts-expect-error a PUT has no form
use((target as PutTarget).fieldsFor);
// @ts-expect-error a POST has no headers
use((target as PostTarget).headersFor);

// A failure has what its stage can know.
if (failure.code === 'policy-forbids') use(failure.condition);
// @ts-expect-error no condition is broken by a line that is cut
if (failure.code === 'network') use(failure.condition);
// @ts-expect-error S3 has not been asked by then
if (failure.code === 'too-large') use(failure.s3Code);
// @ts-expect-error there is no such code
use({ code: 'broken' } satisfies Failure);

// An event has what it tells.
// @ts-expect-error what is stored has a key
use({ type: 'stored', id: '1', url: '', etag: undefined, checksum: undefined } satisfies QueueEvent);
// @ts-expect-error what waits waits for the end of a failure
use({ type: 'postponed', id: '1', free: true } satisfies QueueEvent);

// Options are read as they are written.
// @ts-expect-error only `sha256` is known
use({ checksum: 'md5' } satisfies UploaderOptions);
// @ts-expect-error a target is a POST with fields or a PUT
use({ presign: () => ({ url: 'https://b.example/' }) } satisfies UploaderOptions);

/** A new state makes this fail until it has its place. */
export function isEnd(state: ItemState): boolean {
  switch (state) {
    case 'stored':
    case 'failed':
    case 'aborted':
    case 'rejected':
      return true;
    case 'checking':
    case 'ready':
    case 'presigning':
    case 'uploading':
    case 'waiting':
      return false;
    default:
      return state satisfies never;
  }
}

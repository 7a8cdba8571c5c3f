// Code that must not compile. `tsc` checks it, and nothing runs it. Each expected error is on a separate line.
import type { ItemState, UploaderOptions, UploadItem } from 's3-image-upload/core';
import type { Failure } from '../../src/rules/failure.js';
import type { QueueEvent } from '../../src/rules/queue.js';
import type { PostTarget, PutTarget, Target } from '../../src/rules/target.js';

declare const item: UploadItem;
declare const target: Target;
declare const failure: Failure;
declare function use(...values: unknown[]): void;

// An item has the fields of its state, once the state is known.
if (item.state === 'stored') use(item.key, item.url);
if (item.state === 'waiting') use(item.error.code);
// @ts-expect-error an image that may not be stored has no url
use(item.url);
// @ts-expect-error an image that is being uploaded has no error
if (item.state === 'uploading') use(item.error);
// @ts-expect-error there is no such state
use(item.state === 'done');
// @ts-expect-error items are read-only
item.loaded = 1;

// A target has the fields of its kind.
use(target.kind === 'post' ? target.fieldsFor : target.kind === 'put' ? target.headersFor : target.partSize);
// @ts-expect-error a PUT has no form
use((target as PutTarget).fieldsFor);
// @ts-expect-error a POST has no headers
use((target as PostTarget).headersFor);

// A failure has the fields of its stage.
if (failure.code === 'policy-forbids') use(failure.condition);
// @ts-expect-error a lost connection violates no condition
if (failure.code === 'network') use(failure.condition);
// @ts-expect-error there was no request to S3 yet
if (failure.code === 'too-large') use(failure.s3Code);
// @ts-expect-error there is no such code
use({ code: 'broken' } satisfies Failure);

// An event has its details.
// @ts-expect-error a stored image needs a key
use({ type: 'stored', id: '1', url: '', etag: undefined, checksum: undefined } satisfies QueueEvent);
// @ts-expect-error an image that waits needs an error
use({ type: 'postponed', id: '1', free: true } satisfies QueueEvent);

// Options are checked.
// @ts-expect-error only `sha256` is known
use({ checksum: 'md5' } satisfies UploaderOptions);
// @ts-expect-error a target is a POST with fields or a PUT
use({ presign: () => ({ url: 'https://b.example/' }) } satisfies UploaderOptions);

/** A new state causes an error here until it is added. */
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
    case 'paused':
      return false;
    default:
      return state satisfies never;
  }
}

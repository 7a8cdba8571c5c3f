// The route for events of the bucket: checks each new image, also if its page never comes back.
import { createdKeys, member } from './event.js';
import { checkStored } from './check.js';
import { limitsOf } from './limits.js';
import { storeOf, type Bucket, type Rules } from './options.js';
import { Problem } from './problem.js';
import { jsonIn } from './question.js';
import { readSns } from './sns.js';
import { keyFault } from './key.js';
import type { Store } from './store.js';
import { verifyObject, type RefusedUpload, type VerifiedUpload } from './verify.js';

/** Who may report events. */
interface Reporters {
  /** The ARN of the SNS topic whose messages are accepted: anybody can sign messages of a topic of their own. */
  readonly topic: string;
  /** Whether a request that isn't of SNS may report events: EventBridge and stores send a secret that you have set. */
  readonly authorize: (request: Request) => boolean | Promise<boolean>;
}

type SomeReporters =
  (Pick<Reporters, 'topic'> & Partial<Reporters>) | (Pick<Reporters, 'authorize'> & Partial<Reporters>);

export type StoredOptions = Bucket &
  SomeReporters &
  Pick<Rules, 'accept' | 'minSize' | 'maxSize' | 'prefix' | 'log'> & {
    /** Largest width × height. Default 268,435,456. */
    readonly maxPixels?: number;
    /** Called for each new image under the prefix. If it throws, the event is sent again. */
    readonly onStored: (upload: VerifiedUpload | (RefusedUpload & { readonly key: string })) => unknown;
  };

/** Bytes of an event. */
const LARGEST = 262_144;

/**
 * Creates a route for the bucket's events: S3 through SNS or EventBridge, or a store that posts its events itself. Nothing in an event is
 * trusted: the object is looked up under its key, and checked against the limits of these options as `verifyUpload` does. An event can come
 * twice, and before or after the form.
 *
 * @throws {TypeError} if an option has a wrong value; the message names it
 */
export function createStoredHandler(options: StoredOptions): (request: Request) => Promise<Response> {
  checkStored(options);
  const { bucket, onStored, log = console.error } = options;
  const limits = limitsOf(options);
  let store: Promise<Store> | undefined;

  async function check(key: string): Promise<void> {
    store ??= storeOf(options);
    const bucketOf = await store;
    const object = await bucketOf.head(key);
    if (!object) return; // it was removed, or kept, meanwhile
    const { type } = object;
    const claim = { key, type, size: limits.size, identity: '', expires: 0 };
    const result = limits.accepted.has(type)
      ? await verifyObject(claim, object, bucketOf, options)
      : ({ ok: false, code: 'type-differs', cause: `the object is stored as ${type}` } as const);
    await onStored(result.ok ? result : { ...result, key });
  }

  async function eventIn(body: unknown, request: Request): Promise<unknown> {
    if (typeof member(body, 'Signature') !== 'string')
      return (await options.authorize?.(request)) ? body : new Problem('not-allowed');
    const message = await readSns(body, options.topic, Date.now());
    if (typeof message === 'string') {
      log(`createStoredHandler has refused a message of SNS: ${message}.`);
      return new Problem('not-allowed');
    }
    if (message.type === 'Notification') return parsed(message.message);
    if (message.confirm) await fetch(message.confirm, { redirect: 'manual' });
    return undefined;
  }

  return async (request) => {
    if (request.method !== 'POST') return new Problem('method-not-allowed').response({ Allow: 'POST' });
    try {
      const body = await jsonIn(request, LARGEST);
      if (body instanceof Problem) return body.response();
      const event = await eventIn(body, request);
      if (event instanceof Problem) return event.response();
      for (const key of createdKeys(event, bucket))
        if (key.startsWith(limits.prefix) && !keyFault(key)) await check(key);
      return new Response(null, { status: 204 });
    } catch (cause) {
      log('createStoredHandler could not check an image.', cause);
      return new Problem('check-failed').response();
    }
  };
}

/** Anybody who may publish to the topic can send any text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The presign route: a request of the page in, a presigned target out.
import { objectUrl } from '../rules/object-url.js';
import { readClaim, signClaim } from './claim.js';
import { defaultKey, extensionOf, keyFault, randomBits } from './key.js';
import { checkHandler, WEEK } from './check.js';
import { limitsOf, type Limits } from './limits.js';
import { fail } from './option-error.js';
import { allParts, multipartOf, renewed } from './multipart.js';
import { secretsOf, storeOf, type Identity, type PresignHandlerOptions } from './options.js';
import { corsFor, foreignOrigin, isLoopback, preflight } from './origin.js';
import { Problem } from './problem.js';
import { isSha256, questionsIn, type Question, type Renewal } from './question.js';
import type { CreatedUpload, Store } from './store.js';

const EXPIRES = 600; // seconds

const MOST = 20;

/** Limits that an identity can have. */
const OWN = ['prefix', 'accept', 'minSize', 'maxSize'] as const;

/** A question whose answers have passed all checks. */
interface Wanted {
  readonly type: string;
  /** Bytes; `undefined` if the page named none, which a form can do without. */
  readonly size: number | undefined;
  /** SHA-256 in base64. */
  readonly checksum: string | undefined;
}

/**
 * Creates the presign route: `(request: Request) => Promise<Response>`. It answers GET and POST as the element asks, for one image or
 * for several in a list.
 *
 * @throws {TypeError} if an option has a wrong value; the message names it
 */
export function createPresignHandler(
  options: PresignHandlerOptions,
): (request: Request) => Promise<Response> {
  checkHandler(options);
  const { authorize, limit, maxFiles = MOST, log = console.error } = options;
  const origins = new Set(options.origins);
  const common = limitsOf(options);
  let store: Promise<Store> | undefined;
  let isTold = false;

  async function identify(request: Request): Promise<Identity | Problem> {
    if (!authorize) {
      if (!isTold)
        log('createPresignHandler has no `authorize` option: it answers requests from this machine only.');
      isTold = true;
      return isLoopback(request) ? { id: 'local' } : new Problem('no-authorize');
    }
    const identity = await authorize(request);
    if (identity === false) return new Problem('not-allowed');
    return identity ? checked(identity) : new Problem('not-signed-in');
  }

  async function answer(request: Request): Promise<object | Problem> {
    const identity = await identify(request);
    if (identity instanceof Problem) return identity;
    const asked = await questionsIn(request, maxFiles);
    if (asked instanceof Problem) return asked;
    if ('uploadId' in asked) return renew(asked, identity);
    const hasOwn = OWN.some((name) => identity[name] !== undefined);
    const limits = hasOwn ? limitsOf(options, identity) : common;
    const wanted = asked.questions.map((question) => judge(question, limits, options));
    const refused = wanted.find((one) => one instanceof Problem);
    if (refused) return refused;
    const seconds = limit && (await limit(identity, wanted.length));
    if (typeof seconds === 'number') return tooMany(seconds);
    store ??= storeOf(options);
    const bucket = await store;
    const targets = (wanted as Wanted[]).map((one) => targetFor(one, limits, identity, bucket, options));
    return asked.isList ? Promise.all(targets) : (targets[0] ?? {});
  }

  async function renew(renewal: Renewal, identity: Identity): Promise<object | Problem> {
    const { bucket, purpose, secret, expires = EXPIRES } = options;
    const seconds = limit && (await limit(identity, 0));
    if (typeof seconds === 'number') return tooMany(seconds);
    const claim = await readClaim(renewal.claim, bucket, secretsOf(secret), Date.now());
    if (typeof claim === 'string') return new Problem('claim-refused');
    store ??= storeOf(options);
    return renewed(renewal, claim, { identity: identity.id, purpose, expires }, await store);
  }

  return async (request) => {
    const origin = foreignOrigin(request, origins);
    if (origin === false) return new Problem('cross-site').response();
    if (request.method === 'OPTIONS')
      return preflight(origin, request.headers.get('Access-Control-Request-Headers'));
    const cors = origins.size > 0 ? corsFor(origin) : {};
    if (request.method !== 'GET' && request.method !== 'POST')
      return new Problem('method-not-allowed').response({ ...cors, Allow: 'GET, POST' });
    try {
      const body = await answer(request);
      if (body instanceof Problem) return body.response(cors);
      return Response.json(body, { headers: { ...cors, 'Cache-Control': 'no-store' } });
    } catch (cause) {
      log('createPresignHandler could not sign a target.', cause);
      return new Problem('signing-failed').response(cors);
    }
  };
}

function tooMany(seconds: number): Problem {
  if (!(seconds >= 0 && seconds < Infinity)) fail('limit', 'it returned no number of seconds');
  return new Problem('too-many-requests', undefined, { 'Retry-After': String(Math.ceil(seconds)) });
}

/** A claim without an id would be a claim of everybody who has none. */
function checked(identity: Identity): Identity {
  const { id } = identity as { readonly id?: unknown };
  return typeof id === 'string' && id !== ''
    ? identity
    : fail('authorize', 'it returned no identity with a text as `id`');
}

function judge(
  { type, size, checksum }: Question,
  limits: Limits,
  options: PresignHandlerOptions,
): Wanted | Problem {
  const [min, max] = limits.size;
  if (typeof type !== 'string' || !limits.accepted.has(type))
    return new Problem('type-not-accepted', `Accepted are ${[...limits.accepted].join(', ')}.`);
  const isForm = options.target !== 'put';
  if (!(isForm && size === undefined) && !(Number.isSafeInteger(size) && (size as number) >= 0))
    return new Problem('size-invalid');
  const bytes = size as number | undefined;
  if (bytes !== undefined && bytes > max) return new Problem('too-large', `At most ${max} bytes.`);
  if (bytes !== undefined && bytes < min) return new Problem('too-small', `At least ${min} bytes.`);
  if (checksum === undefined && options.checksum === 'required') return new Problem('checksum-missing');
  if (checksum !== undefined && !isSha256(checksum)) return new Problem('checksum-invalid');
  return { type, size: bytes, checksum: checksum };
}

async function targetFor(
  { type, size, checksum }: Wanted,
  limits: Limits,
  identity: Identity,
  store: Store,
  options: PresignHandlerOptions,
): Promise<object> {
  const { expires = EXPIRES, target = 'post', publicBase, purpose } = options;
  const date = new Date();
  const key = (options.key ?? defaultKey)({
    type,
    extension: extensionOf(type),
    prefix: limits.prefix,
    random: randomBits(),
    date,
  });
  const fault = keyFault(key);
  if (fault) fail('key', `it returned a key that ${fault}`);
  const sum = checksum && { 'x-amz-checksum-sha256': checksum };
  const until = date.valueOf() + expires * 1000;
  const [secret] = secretsOf(options.secret);
  // The checksums of parts are not known yet: the page names them when it asks for the URLs, which takes a claim.
  const isLarge = size !== undefined && size > limits.multipartFrom && (!checksum || secret !== undefined);
  const large = isLarge ? size : undefined;
  const claim = secret && {
    claim: await signClaim(
      {
        key,
        type,
        size: large === undefined ? limits.size : [large, large],
        checksum: isLarge ? undefined : checksum,
        identity: identity.id,
        purpose,
        expires: until + CLAIM_LASTS,
      },
      options.bucket,
      secret,
    ),
  };
  const common = {
    key,
    expiresAt: new Date(until).toISOString(),
    ...(publicBase && { publicUrl: objectUrl(publicBase, key) }),
    ...claim,
  };
  const upload = large === undefined ? undefined : await begin(key, type, sum !== undefined, store, options);
  if (large !== undefined && upload) {
    const { uploadId, hasChecksums } = upload;
    const lasts = secret ? expires : Math.min(expires + Math.ceil(large / SLOWEST_RATE), WEEK);
    const parts = hasChecksums ? [] : allParts(large);
    const multipart = await multipartOf({ key, uploadId, size: large, expires: lasts }, { parts }, store);
    return { multipart: { ...multipart, ...(hasChecksums && { checksum: 'sha256' }) }, ...common };
  }
  if (target === 'post') {
    const fields = { 'Content-Type': type, success_action_status: '201', ...sum };
    return { ...(await store.presignPost({ key, fields, size: limits.size, expires })), ...common };
  }
  const isOnce = options.writeOnce ?? isAws(options);
  const headers = { 'content-type': type, ...(isOnce && { 'if-none-match': '*' as const }), ...sum };
  const url = await store.presignPut({
    key,
    headers: { ...headers, 'content-length': String(size) },
    expires,
  });
  return { url, method: 'PUT', headers, ...common };
}

/** `undefined` if the store begins none: the image can still be sent in one request. */
async function begin(
  key: string,
  type: string,
  wantsChecksums: boolean,
  store: Store,
  { log = console.error }: PresignHandlerOptions,
): Promise<CreatedUpload | undefined> {
  try {
    return await store.createUpload(key, type, wantsChecksums);
  } catch (cause) {
    log(
      'createPresignHandler could not begin a multipart upload, so the image is sent in one request.',
      cause,
    );
    return undefined;
  }
}

/** Bytes per second of the slowest connection. Without a claim, nobody can ask for URLs that have expired meanwhile. */
const SLOWEST_RATE = 32 * 1024;

const isAws = ({ client, endpoint }: PresignHandlerOptions): boolean =>
  client ? !client.config.isCustomEndpoint : endpoint === undefined;

/** Milliseconds after the target for which a claim is valid: a form is filled in for longer than an image is sent. */
const CLAIM_LASTS = 86_400_000;

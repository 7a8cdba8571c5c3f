// Handles one request from its arrival to the end of its answer: log, faults, CORS, errors as XML, the unread body.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { discardAnswer, send, sendPart, type Answer } from './answer.js';
import { isLoopback, ONLY_LOOPBACK } from '../loopback.js';
import type { Bucket } from './bucket.js';
import { corsHeaders, preflight } from './cors.js';
import { dispatch } from './dispatch.js';
import type { Faults } from './faults.js';
import { forgedAnswer } from './forged-answer.js';
import { RequestBody } from './request-body.js';
import { parseRequest, rawPath, type S3Request } from './request.js';
import { errorDocument, S3Error } from './s3-error.js';

/** An entry in the log of requests. */
export interface LoggedRequest {
  readonly method: string;
  /** The path as it was sent, without the query, which contains signatures. */
  readonly path: string;
  /** `undefined` until the request is answered, and if it never is. */
  readonly status: number | undefined;
}

const MOST_LOGGED = 10_000;

export interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly bucket: Bucket;
  readonly faults: Faults;
  /** The log. If it has too many entries, the oldest is removed. */
  readonly requests: LoggedRequest[];
  /** Whether requests to the name of another host are refused. */
  readonly onlyLoopback: boolean;
}

/** Never rejects: a lost connection ends it silently, a bug causes a 500 and a process warning. */
export async function serve({
  message,
  response,
  bucket,
  faults,
  requests,
  onlyLoopback,
}: Exchange): Promise<void> {
  const method = message.method ?? '';
  const path = rawPath(message);
  const log = { method, path, status: undefined as number | undefined };
  requests.push(log);
  if (requests.length > MOST_LOGGED) requests.shift();
  const isInvited = !onlyLoopback || isLoopback(message.headers.host);
  const fault = (isInvited ? faults.take(method, message.url ?? '/') : undefined) ?? {};
  const body = new RequestBody(message, fault);
  const requestId = randomBytes(8).toString('hex').toUpperCase();

  try {
    if (fault.delay) await body.pause(fault.delay);
    const request = isInvited
      ? parseRequest(message, body, bucket.name)
      : new S3Error('AccessDenied', ONLY_LOOPBACK);
    if (fault.status !== undefined && !fault.early) await body.drain();
    const answer =
      fault.status === undefined
        ? await answerTo(request, bucket, requestId)
        : forgedAnswer(fault.status, fault, requestId, message.url ?? '/');
    if (fault.lostReply) {
      await discardAnswer(answer);
      await body.drain();
      body.reset();
      return;
    }

    const closes = fault.early ? fault.early === 'closes' : bucket.closeEarly;
    const leavesRest = closes && !body.ended;
    log.status = answer.status;
    if (fault.truncated) await body.drain(); // otherwise the connection would be reset, and the head lost
    const altered = { ...answer, headers: { ...answer.headers, ...fault.headers } };
    await (fault.truncated ? sendPart : send)(response, altered, {
      Date: bucket.now().toUTCString(),
      'x-amz-request-id': requestId,
      ...(fault.noCors ? {} : readableHeaders(request, bucket)),
      ...(leavesRest ? { Connection: 'close' } : {}), // Node closes the connection after such an answer, even if the body is unread
    });
    if (!leavesRest) await body.drain();
  } catch (error) {
    if (message.socket.destroyed) return;
    process.emitWarning(error as Error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    log.status = 500;
    response.writeHead(500).end(errorDocument('InternalError', 'A bug of the storage.', {}, requestId));
  } finally {
    body.dispose();
  }
}

async function answerTo(request: S3Request | S3Error, bucket: Bucket, requestId: string): Promise<Answer> {
  const answer = request instanceof S3Error ? request : await outcomeOf(request, bucket);
  if (!(answer instanceof S3Error)) return answer;
  return {
    status: answer.status,
    headers: { 'Content-Type': 'application/xml' },
    body: errorDocument(answer.code, answer.message, answer.details, requestId),
  };
}

async function outcomeOf(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  if (request.method !== 'OPTIONS') return dispatch(request, bucket);
  const names = request.headers['access-control-request-headers'] ?? '';
  return preflight(rulesFor(request, bucket), {
    origin: request.headers.origin,
    method: request.headers['access-control-request-method'],
    headers: names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  });
}

/** The headers that let the page read this answer or error. The answer to a preflight has its own. */
function readableHeaders(request: S3Request | S3Error, bucket: Bucket): Record<string, string> {
  if (request instanceof S3Error || request.method === 'OPTIONS') return {};
  const { origin } = request.headers;
  if (origin === undefined) return {};
  return corsHeaders(rulesFor(request, bucket), { origin, method: request.method, headers: [] });
}

/** CORS rules belong to a bucket, so an unknown bucket has none. */
function rulesFor(request: S3Request, bucket: Bucket) {
  return request.bucket === bucket.name ? bucket.cors.rules : [];
}

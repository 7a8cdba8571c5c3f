// Describes an answer of the endpoint that is not a target, without secrets. Loaded with the first such answer.
import type { PresignFailure } from '../rules/failure.js';
import { messageOf, readPresignRefusal } from '../rules/presign-refusal.js';
import { redact } from '../rules/redact.js';
import { readRetryAfter } from '../rules/retry-after.js';
import { isRecord } from '../rules/target.js';

/** The request to the endpoint. The answer may quote its secrets. */
export interface Question {
  readonly endpoint: string;
  readonly headers: HeadersInit | undefined;
}

/** @param response one whose status is not 2xx, or whose body is not JSON */
export function refusal(
  { status, redirected, headers }: Response,
  body: string,
  question: Question,
): PresignFailure {
  const failure = readPresignRefusal({ status, redirected, type: headers.get('Content-Type'), body });
  return {
    ...failure,
    cause: redact(String(failure.cause), secretsOf(question)),
    retryAfter: readRetryAfter(headers.get('Retry-After'), Date.now()),
  };
}

/**
 * @param value the answer
 * @param problem why it is not a target
 */
export function invalidAnswer(value: unknown, problem: string, question?: Question): PresignFailure {
  // An answer with a URL is an invalid target, even if it also has a message.
  const message = isRecord(value) && 'url' in value ? undefined : messageOf(value);
  return {
    code: 'presign-invalid',
    cause: redact(message ?? problem, question ? secretsOf(question) : []),
  };
}

/** Secrets of the request: the values of its headers and query, and user name and password, encoded or not. */
function secretsOf({ endpoint, headers }: Question): string[] {
  const { searchParams, search, username, password } = new URL(endpoint, 'https://page.invalid');
  const raw = search
    .slice(1)
    .split('&')
    .map((pair) => pair.replace(/^[^=]*=/, ''));
  return [
    ...[...new Headers(headers)].flatMap(([, value]) => [value, ...value.split(' ')]),
    ...[...searchParams.values(), ...raw, username, password].flatMap((value) => [
      value,
      encodeURIComponent(value),
    ]),
  ];
}

// Why a presign endpoint gave no target. Loaded with the first such answer.
import type { PresignFailure } from './failure.js';
import { parseJson } from './json.js';

export interface PresignAnswer {
  readonly status: number;
  /** Whether the answer came from another URL than the endpoint's. */
  readonly redirected: boolean;
  /** The header `Content-Type`. */
  readonly type: string | null;
  readonly body: string;
}

/**
 * The visitor has to sign in, to the site or to the network: 401 and 403; 407 and 511 (RFC 6585); 419 of Laravel, 440 of IIS
 * and 498 of ArcGIS for a session that has ended.
 */
const REFUSALS: readonly number[] = [401, 403, 407, 419, 440, 498, 511];

/** A page that asks for a password, or goes on to one that does: of the site itself, or of its identity provider. */
const SIGN_IN_PAGE = /<html|<!doctype html|<form/i;
const SIGN_IN = /type\s*=\s*["']?password|name\s*=\s*["']?SAMLRequest|http-equiv\s*=\s*["']?refresh/i;

/** @param answer one whose status is not 2xx, or that is not JSON */
export function readPresignRefusal(answer: PresignAnswer): PresignFailure {
  const { status, type, body } = answer;
  const value = parseJson(body);
  const cause = messageOf(value) ?? `the endpoint answered ${status} (${type ?? 'no Content-Type'})`;
  if (REFUSALS.includes(status) || (value === undefined && isSignIn(answer)))
    return { code: 'presign-refused', status, cause };
  return status >= 200 && status <= 299
    ? { code: 'presign-invalid', status, cause: `${cause}, which is not JSON` }
    : { code: 'presign-failed', status, cause };
}

/** A server that is busy or broken, or has no such route, sends nobody to sign in, whatever its page has on it. */
const isSignIn = ({ status, redirected, body }: PresignAnswer) =>
  status < 500 &&
  ![404, 408, 410, 425, 429].includes(status) &&
  (redirected || (SIGN_IN_PAGE.test(body) && SIGN_IN.test(body)));

/**
 * What `{ "error": "…" }`, `{ "error": { "message": "…" } }`, `{ "message": "…" }` or problem+json (RFC 9457) say.
 *
 * @param value what the endpoint answered, read as JSON
 */
export function messageOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { error, detail, title, message } = value as Partial<Record<string, unknown>>;
  const texts = [error, (error as { message?: unknown } | null | undefined)?.message, message, detail, title];
  return texts.find((text): text is string => typeof text === 'string' && text !== '');
}

// Finds out why a presign endpoint returned no target. Loaded with the first such answer.
import type { PresignFailure } from './failure.js';
import { parseJson } from './json.js';

export interface PresignAnswer {
  readonly status: number;
  /** Whether the endpoint redirected to another URL. */
  readonly redirected: boolean;
  /** The header `Content-Type`. */
  readonly type: string | null;
  readonly body: string;
}

/**
 * Statuses that ask the visitor to sign in, to the site or to the network: 401, 403, 407 and 511 (RFC 6585), and those of Laravel
 * (419), IIS (440) and ArcGIS (498) for a session that has ended.
 */
const REFUSALS: readonly number[] = [401, 403, 407, 419, 440, 498, 511];

/** Both match a page of the site or its identity provider that asks for a password or leads to such a page. */
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

/** The page of a server that is busy or broken, or has no such route, is not a sign-in page, even if it has a password field. */
const isSignIn = ({ status, redirected, body }: PresignAnswer) =>
  status < 500 &&
  ![404, 408, 410, 425, 429].includes(status) &&
  (redirected || (SIGN_IN_PAGE.test(body) && SIGN_IN.test(body)));

/**
 * The message in `{ "error": "…" }`, `{ "error": { "message": "…" } }`, `{ "message": "…" }` or problem+json (RFC 9457).
 *
 * @param value the endpoint's answer, parsed as JSON
 */
export function messageOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { error, detail, title, message } = value as Partial<Record<string, unknown>>;
  const texts = [error, (error as { message?: unknown } | null | undefined)?.message, message, detail, title];
  return texts.find((text): text is string => typeof text === 'string' && text !== '');
}

// What a presign endpoint answered: a target to be read, or why there is none.
import type { PresignFailure } from './failure.js';

export interface PresignAnswer {
  readonly status: number;
  /** It is the answer of another address than the endpoint's. */
  readonly redirected: boolean;
  /** Its `Content-Type`. */
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

export function readPresignAnswer(
  answer: PresignAnswer,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: PresignFailure } {
  const { status, type, body } = answer;
  const json = parse(body);
  const isOk = status >= 200 && status <= 299;
  if (isOk && json) return { ok: true, value: json.value };
  const cause = messageOf(json?.value) ?? `the endpoint answered ${status} (${type ?? 'no Content-Type'})`;
  if (REFUSALS.includes(status) || (!json && isSignIn(answer)))
    return { ok: false, failure: { code: 'presign-refused', status, cause } };
  return isOk
    ? { ok: false, failure: { code: 'presign-invalid', status, cause: `${cause}, which is not JSON` } }
    : { ok: false, failure: { code: 'presign-failed', status, cause } };
}

/** A server that is busy or broken, or has no such route, sends nobody to sign in, whatever its page has on it. */
const isSignIn = ({ status, redirected, body }: PresignAnswer) =>
  status < 500 &&
  ![404, 408, 410, 425, 429].includes(status) &&
  (redirected || (SIGN_IN_PAGE.test(body) && SIGN_IN.test(body)));

function parse(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

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

// Reads fault rules from JSON that was written by hand, and reports errors in it.
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Fault } from './faults.js';

export type FaultsReading =
  { readonly ok: true; readonly faults: readonly Fault[] } | { readonly ok: false; readonly why: string };

type Kind = readonly [what: string, fits: (value: unknown) => boolean];

const text: Kind = ['a text', (value) => typeof value === 'string'];
const flag: Kind = ['true or false', (value) => typeof value === 'boolean'];
const count: Kind = ['a whole number from 0', (value) => Number.isInteger(value) && Number(value) >= 0];
const pace: Kind = ['a number above 0', (value) => typeof value === 'number' && value > 0];
const LONGEST_DELAY = 2 ** 31 - 1; // ms; the limit of timers
const delay: Kind = ['milliseconds', (value) => count[1](value) && Number(value) <= LONGEST_DELAY];
const status: Kind = [
  'a status from 200 to 599',
  (value) => count[1](value) && Number(value) >= 200 && Number(value) <= 599,
];
const early: Kind = ['"reads-on" or "closes"', (value) => value === 'reads-on' || value === 'closes'];
const headers: Kind = ['an object of headers', (value) => isRecord(value) && areHeaders(value)];

const kinds: Readonly<Record<keyof Fault, Kind>> = {
  method: text,
  path: text,
  parameter: text,
  skip: count,
  times: count,
  delay,
  bytesPerSecond: pace,
  stallAt: count,
  resetAt: count,
  status,
  code: text,
  message: text,
  html: flag,
  empty: flag,
  early,
  redirectTo: ['an origin', (value) => typeof value === 'string' && isOrigin(value)],
  headers,
  noCors: flag,
  lostReply: flag,
  truncated: flag,
};

/** Members of a rule that affect the answer for `status`. */
const ofForged = ['code', 'message', 'html', 'empty', 'early', 'redirectTo'] as const;

export function readFaults(json: string): FaultsReading {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, why: 'That is not JSON.' };
  }
  if (!Array.isArray(value))
    return { ok: false, why: 'Rules come as an array, such as [{ "status": 503, "times": 2 }].' };
  const [why] = value.flatMap((rule: unknown, index) => {
    const wrong = whatIsWrong(rule);
    return wrong === undefined ? [] : [`Rule ${index}: ${wrong}.`];
  });
  return why === undefined ? { ok: true, faults: value as Fault[] } : { ok: false, why };
}

function whatIsWrong(rule: unknown): string | undefined {
  if (!isRecord(rule)) return 'it is no object';
  for (const [name, value] of Object.entries(rule)) {
    if (!Object.hasOwn(kinds, name))
      return `there is no "${name}"; there are ${Object.keys(kinds).join(', ')}`;
    const [what, fits] = kinds[name as keyof Fault];
    if (!fits(value)) return `"${name}" is ${what}, not ${JSON.stringify(value)}`;
  }
  const idle = rule.status === undefined && ofForged.find((name) => rule[name] !== undefined);
  return idle ? `"${idle}" means nothing without a "status"` : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether Node can send these headers. */
function areHeaders(value: Readonly<Record<string, unknown>>): boolean {
  try {
    for (const [name, content] of Object.entries(value)) {
      if (typeof content !== 'string') return false;
      validateHeaderName(name);
      validateHeaderValue(name, content);
    }
    return true;
  } catch {
    return false;
  }
}

const isOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value;

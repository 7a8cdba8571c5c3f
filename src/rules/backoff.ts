// How long to wait before the next attempt.

const FIRST = 1000; // ms; the longest first pause
const CAP = 30_000;
const PATIENCE = 3_600_000; // ms; the longest Retry-After that is honoured. A timer of more than 2^31 ms fires at once

/**
 * Exponential back-off with full jitter, so that many pages that failed at the same time don't retry at the same time
 * (AWS Architecture Blog, "Exponential Backoff And Jitter").
 *
 * @param attempt number of failed attempts: 1 before the first retry
 * @param random between 0 and 1
 * @param retryAfter milliseconds that the server asked for: the shortest pause
 * @returns milliseconds
 */
export const backoff = (attempt: number, random: number, retryAfter = 0): number =>
  Math.max(random * Math.min(CAP, FIRST * 2 ** (attempt - 1)), Math.min(retryAfter, PATIENCE));

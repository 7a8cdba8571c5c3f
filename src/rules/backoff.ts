// How long to wait before the next attempt.

const FIRST = 1000; // ms; the most that the first pause takes
const CAP = 30_000;
const PATIENCE = 3_600_000; // what a Retry-After may ask for; beyond 2^31 a timer fires at once

/**
 * Exponential, with full jitter: many pages that failed at once don't come back at once
 * (AWS Architecture Blog, "Exponential Backoff And Jitter").
 *
 * @param attempt how many have failed: 1 before the first repetition
 * @param random between 0 and 1
 * @param retryAfter milliseconds that the server asked for; never less than that
 * @returns milliseconds
 */
export const backoff = (attempt: number, random: number, retryAfter = 0): number =>
  Math.max(random * Math.min(CAP, FIRST * 2 ** (attempt - 1)), Math.min(retryAfter, PATIENCE));

// The time that something takes yet, in words: rounded up, so that it changes seldom.

/** Seconds in a unit, and the step that a number of it is rounded up to. The unit is the last that is not too long. */
const units = [
  { unit: 'second', seconds: 1, step: 5, from: 0 },
  { unit: 'minute', seconds: 60, step: 1, from: 60 },
  { unit: 'hour', seconds: 3600, step: 1, from: 5400 },
] as const;

const formats = new Map<string, Intl.NumberFormat>();

/** `20 seconds`, `2 minutes`; at least five seconds. */
export function formatDuration(seconds: number, language: string): string {
  const { unit, seconds: length, step } = units.findLast(({ from }) => seconds > from) ?? units[0];
  const key = language + unit;
  const format =
    formats.get(key) ?? new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  formats.set(key, format);
  return format.format(Math.max(step, Math.ceil(seconds / length / step) * step));
}

// Formats the remaining time in words. It is rounded up, so that the text rarely changes.

/** Seconds in a unit, and the step to which its number is rounded up. The largest suitable unit is used. */
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

// Parses the aspect ratio that a page writes as text.

/** Width ÷ height, between `min` and `max`, both included. */
export interface AspectRange {
  readonly min: number;
  readonly max: number;
}

/** @param text a ratio, `1` or `16/9`, or a range of ratios, `4/5..1.91` @returns `undefined` if `text` is neither */
export function parseAspectRatio(text: string): AspectRange | undefined {
  const [min = NaN, max = min, ...more] = text.split('..').map(ratio);
  return more.length === 0 && min > 0 && max >= min && max < Infinity ? { min, max } : undefined;
}

const form = /^(\d+\.?\d*|\.\d+)(?:\s*[/:]\s*(\d+\.?\d*|\.\d+))?$/;

function ratio(text: string): number {
  const [, width, height = '1'] = form.exec(text.trim()) ?? [];
  return Number(width) / Number(height);
}

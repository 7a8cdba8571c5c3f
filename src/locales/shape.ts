// Writes aspect ratios as visitors do.
import { formatNumber } from './say.js';

/** Width ÷ height as small integers if possible: `16:9`, `4:5`, otherwise `1.91:1`. */
export function shapeName(ratio: number, language: string): string {
  const isClose = (height: number) => Math.abs(ratio * height - Math.round(ratio * height)) < height / 300;
  const height = [1, 2, 3, 4, 5, 9, 16].find(isClose);
  return height ? `${Math.round(ratio * height)}:${height}` : `${formatNumber(ratio, language)}:1`;
}

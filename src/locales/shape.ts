// Names aspect ratios as people do.
import { formatNumber } from './say.js';

/** Width ÷ height by small numbers, where these tell it: `16:9`, `4:5`, `1.91:1`. */
export function shapeName(ratio: number, language: string): string {
  const isClose = (height: number) => Math.abs(ratio * height - Math.round(ratio * height)) < height / 300;
  const height = [1, 2, 3, 4, 5, 9, 16].find(isClose);
  return height ? `${Math.round(ratio * height)}:${height}` : `${formatNumber(ratio, language)}:1`;
}

// PNG and APNG: a signature of eight bytes, then chunks (PNG specification, third edition).
import type { ImageFacts } from '../../rules/facts.js';
import type { Reading } from '../reading.js';
import { factsOf } from './facts-of.js';

export function* readPng(type: string): Reading<ImageFacts> {
  const header = yield { start: 16, length: 8 }; // of IHDR, which is the first chunk
  return { ...factsOf(type), width: header.getUint32(0), height: header.getUint32(4) };
}

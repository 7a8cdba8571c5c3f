// Measures the memory of the processes of a browser, every 50 ms. Works on Linux only.
import { readFileSync } from 'node:fs';
import { sum } from '../statistics.js';

const INTERVAL = 50; // ms
const MEGABYTE = 1e6;

interface Process {
  readonly id: number;
  readonly type: string;
}

/** RSS in megabytes; 0 if the process has ended. */
function memory({ id }: Process): number {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
    return (Number(kibibytes) * 1024) / MEGABYTE;
  } catch {
    return 0;
  }
}

/** @returns a function that stops measuring, and returns by group the peak in megabytes above the beginning */
export function watchMemory(processes: readonly Process[]): () => ReadonlyMap<string, number> {
  const groups = {
    'renderer and browser': processes.filter(({ type }) => type === 'renderer' || type === 'browser'),
    'all processes': processes,
  };
  const now = () => Object.values(groups).map((group) => sum(group.map(memory)));
  const before = now();
  const peaks = [...before];
  const sample = () => {
    for (const [index, value] of now().entries()) peaks[index] = Math.max(peaks[index] ?? 0, value);
  };
  const timer = setInterval(sample, INTERVAL);
  return () => {
    clearInterval(timer);
    sample();
    return new Map(
      Object.keys(groups).map((name, index) => [name, (peaks[index] ?? 0) - (before[index] ?? 0)]),
    );
  };
}

// The goals of our previews, by photo set.
import { contestants } from './contestants.js';
import type { Figures } from './figures.js';
import type { SetName } from './photos.js';

interface Goal {
  readonly title: string;
  readonly most: number;
  readonly unit: string;
  readonly of: (ours: Figures, all: readonly Figures[]) => number;
}

const first: Goal = { title: 'first picture', most: 40, unit: ' ms', of: (ours) => ours.first };
const firstScreen: Goal = { title: 'first screen', most: 600, unit: ' ms', of: (ours) => ours.firstScreen };
const tasks: Goal = { title: 'tasks > 50 ms', most: 0, unit: '', of: (ours) => ours.longTasks };
const all = (most: number): Goal => ({ title: 'all', most, unit: ' × control', of: (ours) => ours.allRatio });
const sharp = (most: number): Goal => ({
  title: 'sharp',
  most,
  unit: ' × control',
  of: (ours) => ours.sharpRatio,
});
const memory = (most: number): Goal => ({ title: 'memory', most, unit: ' MB', of: (ours) => ours.memory });

const showsAll = ({ shown, photos }: Figures) => shown >= photos;
/** The peers that have shown a picture. */
const peersIn = (all: readonly Figures[]) =>
  all.filter(({ name, rounds }) => contestants[name].role === 'peer' && rounds.length > 0);
const faster: Goal = {
  title: 'all, ÷ the fastest peer that shows all',
  most: 1,
  unit: ' ×',
  of: ({ all: own }, all) =>
    own /
    Math.min(
      ...peersIn(all)
        .filter(showsAll)
        .map((peer) => peer.all),
    ),
};
const leaner: Goal = {
  title: 'memory, ÷ the leanest peer',
  most: 1,
  unit: ' ×',
  of: ({ memory: own }, all) => own / Math.min(...peersIn(all).map((peer) => peer.memory)),
};

const goals: Readonly<Record<SetName, readonly Goal[]>> = {
  '12mp': [first, sharp(1.25), tasks, faster, leaner],
  '48mp': [first, sharp(1.25), tasks, memory(60), faster, leaner],
  '100x2mp': [sharp(1.3), tasks, memory(140), faster, leaner],
  '500x100kb': [firstScreen, all(1.25), sharp(1.3), tasks, faster, leaner],
};

/** A line for each goal; no lines if our element was not measured. */
export function verdicts(set: SetName, all: readonly Figures[]): string[] {
  const ours = all.find(({ name }) => name === 'ours');
  if (!ours) return [];
  const lines = goals[set].map(({ title, most, unit, of }) => {
    const figure = of(ours, all);
    const verdict = Number.isNaN(figure) ? 'UNKNOWN' : figure <= most ? 'kept' : 'MISSED';
    const digits = unit.includes('×') ? 2 : 0;
    const told = Number.isNaN(figure) ? '–' : figure.toFixed(digits);
    return `  ${verdict.padEnd(7)}  ${title}: ${told}${unit}, goal ≤ ${most}`;
  });
  const busy = all.some(({ name, longTasks }) => contestants[name].role === 'control' && longTasks > 0);
  return busy ? [...lines, BUSY] : lines;
}

const BUSY =
  '  A control that leaves the main thread alone had tasks > 50 ms too: the machine is busy with something else.';

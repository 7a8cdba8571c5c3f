// Summarises the rounds of one photo set for each contestant.
import { median, quantile } from '../statistics.js';
import type { Row } from '../table.js';
import type { Measurement } from './chromium.js';
import { contestants, type ContestantName } from './contestants.js';

/** By contestant: the measurement of each round; `undefined` if no picture was shown. */
export type Rounds = ReadonlyMap<ContestantName, readonly (Measurement | undefined)[]>;

export interface Figures {
  readonly name: ContestantName;
  /** Number of photos that were added. */
  readonly photos: number;
  /** All rounds in which a picture was shown. */
  readonly rounds: readonly Measurement[];
  /** Medians; times in milliseconds, memory in megabytes. `NaN` if there are no values. */
  readonly first: number;
  readonly firstScreen: number;
  readonly all: number;
  readonly sharp: number;
  readonly longestTask: number;
  readonly longTasks: number;
  readonly longestGap: number;
  readonly memory: number;
  readonly shown: number;
  readonly onScreen: number;
  /** Relative to the better control of the same round. */
  readonly allRatio: number;
  readonly sharpRatio: number;
}

type Time = 'all' | 'sharp';

export function figuresOf(all: Rounds, photos: number): Figures[] {
  const control = betterControl(all);
  const ratio = (name: ContestantName, time: Time) => {
    const ratios = (all.get(name) ?? []).map((own, round) => {
      const other = control && all.get(control)?.[round];
      return (own?.[time] ?? NaN) / (other?.[time] ?? NaN);
    });
    return middle(ratios);
  };
  return [...all].map(([name, own]) => {
    const rounds = own.filter((measurement) => measurement !== undefined);
    const of = (figure: keyof Measurement) => middle(rounds.map((round) => round[figure] ?? NaN));
    return {
      name,
      photos,
      rounds,
      first: of('first'),
      firstScreen: of('firstScreen'),
      all: of('all'),
      sharp: of('sharp'),
      longestTask: of('longestTask'),
      longTasks: of('longTasks'),
      longestGap: of('longestGap'),
      memory: of('memory'),
      shown: of('shown'),
      onScreen: of('onScreen'),
      allRatio: ratio(name, 'all'),
      sharpRatio: ratio(name, 'sharp'),
    };
  });
}

/** Ignores rounds without a value, unless most rounds have none. */
function middle(values: readonly number[]): number {
  const told = values.filter((value) => !Number.isNaN(value));
  return 2 * told.length > values.length ? median(told) : NaN;
}

function betterControl(all: Rounds): ContestantName | undefined {
  const sharp = (name: ContestantName) => middle((all.get(name) ?? []).map((round) => round?.sharp ?? NaN));
  const controls = [...all.keys()].filter((name) => contestants[name].role === 'control');
  return controls.sort((one, other) => sharp(one) - sharp(other))[0];
}

const fixed = (value: number, digits = 0) => (!Number.isFinite(value) ? '–' : value.toFixed(digits));

/** The median and the interquartile range. */
function spread({ rounds }: Figures, figure: 'first' | Time): string {
  const values = rounds.map((round) => round[figure] ?? NaN).filter((value) => !Number.isNaN(value));
  if (Number.isNaN(middle(rounds.map((round) => round[figure] ?? NaN)))) return '–';
  return `${fixed(median(values))} (${fixed(quantile(values, 0.25))}–${fixed(quantile(values, 0.75))})`;
}

export const rowOf = (figures: Figures): Row => ({
  '': contestants[figures.name].title,
  first: spread(figures, 'first'),
  'first screen': fixed(figures.firstScreen),
  all: spread(figures, 'all'),
  '÷ control': fixed(figures.allRatio, 2),
  sharp: spread(figures, 'sharp'),
  'sharp ÷ control': fixed(figures.sharpRatio, 2),
  'longest task': fixed(figures.longestTask),
  worst: fixed(Math.max(...figures.rounds.map(({ longestTask }) => longestTask))),
  '> 50 ms': fixed(figures.longTasks),
  'frame gap': fixed(figures.longestGap),
  '+ MB': fixed(figures.memory),
  shown: fixed(figures.shown),
  'on screen': fixed(figures.onScreen),
});

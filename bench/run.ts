// `npm run bench`: the cost of our uploader compared with bare requests, measured in turn in one Chromium.
import { parseArgs } from 'node:util';
import { openBench, type Measurement } from './chromium.js';
import type { Variant } from './page.js';
import { median, quantile, shuffled, sum, uncertainty } from './statistics.js';
import { printTable, type Row } from './table.js';

interface Sender {
  readonly name: string;
  readonly variant: Variant;
  /** The name of the sender with which this one is compared. */
  readonly control?: string;
  readonly goal?: number;
}

const sends: Sender = { name: 'A  bare sends', variant: 'sends' };
const requests: Sender = { name: 'B  bare presigns and sends', variant: 'requests' };
const ours: readonly Sender[] = [
  sends,
  { name: '   bare sends again', variant: 'sends', control: sends.name },
  requests,
  { name: '   bare presigns and sends again', variant: 'requests', control: requests.name },
  { name: '   Uploader, a policy each', variant: 'uploader', control: requests.name, goal: 1.02 },
  { name: '   Uploader, one policy for all', variant: 'uploaderShared', control: sends.name, goal: 1.1 },
];
const element: readonly Sender[] = [
  requests,
  { name: '   the element, a policy each', variant: 'element', control: requests.name },
];

const megabyte = 1e6;
/** `rounds`: factor for the number of rounds, since short workloads vary the most. */
const workloads = [
  { images: 1, size: 50 * megabyte, concurrency: 1, senders: ours, rounds: 4 },
  { images: 100, size: megabyte, concurrency: 1, senders: ours, rounds: 1 },
  { images: 100, size: megabyte, concurrency: 4, senders: ours, rounds: 1 },
  { images: 100, size: megabyte, concurrency: 4, senders: element, rounds: 0.2 },
];

/** The largest measured difference between two identical senders that is acceptable. */
const TOLERANCE = 0.02;
const FEWEST_ROUNDS = 12;

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '60' } } });
const mostRounds = Number(options.rounds);
if (!(mostRounds >= 1)) throw new Error(`--rounds ${options.rounds} is not a number of rounds.`);

type Measurements = ReadonlyMap<string, readonly Measurement[]>;

/** Ratios within each round, since the speed of the machine changes over minutes. */
const ratios = (all: Measurements, { name, control = name }: Sender) => {
  const controls = all.get(control) ?? [];
  return (all.get(name) ?? []).map(({ wall }, round) => wall / (controls[round]?.wall ?? NaN));
};

/** Compares a control with itself: the difference is the error of all other results. */
const isCheck = ({ control, variant }: Sender) =>
  control !== undefined && (variant === 'sends' || variant === 'requests');

const bench = await openBench();
try {
  const rows: Row[] = [];
  let error = 0;
  for (const { senders, rounds, ...workload } of workloads) {
    const all = new Map<string, Measurement[]>(senders.map(({ name }) => [name, []]));
    const title = `${workload.images} × ${workload.size / megabyte} MB, ${workload.concurrency} at once`;
    const most = Math.ceil(mostRounds * rounds);
    const checks = senders.filter(isCheck);
    const settled = () =>
      checks.length > 0 && checks.every((sender) => uncertainty(ratios(all, sender)) <= TOLERANCE);
    for (let round = 0; round <= most && !(round > FEWEST_ROUNDS && settled()); round += 1) {
      process.stderr.write(`\r${title}: round ${round} of ${most} at most `);
      for (const { name, variant } of shuffled(senders)) {
        const measurement = await bench.measure({ ...workload, variant });
        if (round > 0) all.get(name)?.push(measurement); // the first round warms caches and connections
      }
    }
    process.stderr.write('\n');
    for (const check of checks) error = Math.max(error, Math.abs(median(ratios(all, check)) - 1));
    rows.push(...senders.map((sender, index) => rowOf(index === 0 ? title : '', sender, all)));
  }
  printTable(rows, 2);
  if (error > TOLERANCE)
    console.log(
      `\nTwo identical bare senders differ by ${(100 * error).toFixed(0)} %, and so may the other results. Use a quieter machine or more --rounds.`,
    );
} finally {
  await bench.close();
}

function rowOf(title: string, sender: Sender, all: Measurements): Row {
  const own = all.get(sender.name) ?? [];
  const row = {
    images: title,
    'sent by': sender.name,
    ms: median(own.map(({ wall }) => wall)).toFixed(0),
    presigns: String(median(own.map(({ presigned }) => presigned))),
  };
  if (sender.control === undefined) return row;
  const fixed = (value: number) => value.toFixed(2);
  const ratio = ratios(all, sender);
  const cpu = (name: string) => sum((all.get(name) ?? []).map((measurement) => measurement.cpu));
  return {
    ...row,
    ratio: `${fixed(median(ratio))} × ${sender.control.charAt(0)}`,
    '±': fixed(uncertainty(ratio)),
    'middle half': `${fixed(quantile(ratio, 0.25))}–${fixed(quantile(ratio, 0.75))}`,
    'CPU ratio': fixed(cpu(sender.name) / cpu(sender.control)),
    goal: sender.goal === undefined ? (isCheck(sender) ? '1 ± 0.02' : '') : `≤ ${fixed(sender.goal)}`,
    rounds: String(own.length),
  };
}

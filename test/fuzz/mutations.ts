// Accidental and malicious damage to files, which is reproducible for the same random numbers.

type Random = () => number;

const below = (random: Random, most: number) => Math.floor(random() * most);
/** Most changes affect headers, where readers can fail. */
const place = (random: Random, bytes: Uint8Array) =>
  below(random, random() < 0.8 ? Math.min(1024, bytes.length) : bytes.length);
const joined = (...parts: readonly Uint8Array[]) => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Unexpected values of lengths and offsets. */
const extremes = [
  0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff,
];

const kinds: readonly ((random: Random, bytes: Uint8Array) => Uint8Array)[] = [
  function flipBits(random, bytes) {
    const flipped = bytes.slice();
    for (let count = 1 + below(random, 8); count > 0; count -= 1) {
      const at = place(random, bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8));
    }
    return flipped;
  },
  function setNumber(random, bytes) {
    const set = bytes.slice();
    const view = new DataView(set.buffer);
    const at = place(random, bytes);
    const value = extremes[below(random, extremes.length)] ?? 0;
    const little = random() < 0.5;
    if (random() < 0.5 && at + 2 <= set.length) view.setUint16(at, value & 0xffff, little);
    else if (at + 4 <= set.length) view.setUint32(at, value, little);
    return set;
  },
  function insert(random, bytes) {
    const at = place(random, bytes);
    const run = new Uint8Array(2 ** below(random, 17)).fill(below(random, 256));
    return joined(bytes.subarray(0, at), run, bytes.subarray(at));
  },
  function repeat(random, bytes) {
    const at = place(random, bytes);
    const run = bytes.subarray(at, at + 1 + below(random, 200));
    const times = 2 ** below(random, 11);
    return joined(bytes.subarray(0, at), ...Array<Uint8Array>(times).fill(run), bytes.subarray(at));
  },
  function remove(random, bytes) {
    const at = place(random, bytes);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 300)));
  },
  function cut(random, bytes) {
    return bytes.slice(0, below(random, bytes.length));
  },
];

export function mutation(random: Random, bytes: Uint8Array): Uint8Array {
  let mutated = bytes;
  for (let count = 1 + below(random, 3); count > 0; count -= 1)
    if (mutated.length > 0) mutated = kinds[below(random, kinds.length)]?.(random, mutated) ?? mutated;
  return mutated;
}

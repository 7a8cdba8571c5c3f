// Damages files, as a bad connection, a bad disk or an attacker does.

/** Changes some bytes. In a third of the cases some are also removed, in another third some are repeated. */
export function mutated(bytes: Uint8Array, random: () => number): Blob {
  const whole = (below: number) => Math.floor(random() * below);
  const copy = Uint8Array.from(bytes);
  // Half of the changes affect the first bytes, which have the structure.
  const place = () => whole(random() < 0.5 ? Math.min(200, copy.length) : copy.length);
  for (let left = 1 + whole(3); left > 0; left -= 1)
    copy[place()] = random() < 0.3 ? ([0, 255, 1, 127][whole(4)] ?? 0) : whole(256);
  const [from = 0, to = 0] = [place(), place()].sort((one, other) => one - other);
  const kind = whole(3);
  if (kind === 0) return new Blob([copy]);
  return new Blob(
    kind === 1 ? [copy.subarray(0, from), copy.subarray(to)] : [copy.subarray(0, to), copy.subarray(from)],
  );
}

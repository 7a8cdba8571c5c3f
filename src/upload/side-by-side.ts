// Works on the members of a list: one after the other, and others beside it while there is room.

export interface Room {
  /** Takes the place of one more piece of work, if there is one. */
  readonly takePlace: () => boolean;
  readonly leavePlace: () => void;
}

/** Begins no more work after the first failure. Resolves to it once all work that was begun has ended. */
export async function sideBySide<Member, Failure>(
  members: readonly Member[],
  work: (member: Member) => Promise<Failure | undefined>,
  { takePlace, leavePlace }: Room,
): Promise<Failure | undefined> {
  const left = [...members];
  let failure: Failure | undefined;
  const doNext = async (): Promise<void> => {
    const member = left.shift();
    const given = member === undefined ? undefined : await work(member);
    failure ??= given;
  };
  const doBeside = async (): Promise<void> => {
    const beside: Promise<void>[] = [];
    while (!failure && left.length > 0 && takePlace())
      beside.push(doNext().finally(leavePlace).then(doBeside));
    await Promise.all(beside);
  };
  const beside: Promise<void>[] = [];
  while (!failure && left.length > 0) {
    const next = doNext(); // needs no place
    beside.push(doBeside());
    await next;
  }
  await Promise.all(beside);
  return failure;
}

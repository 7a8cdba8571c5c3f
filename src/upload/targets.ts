// Where each image may go: asked once an upload, kept across its attempts, shared where one policy serves several.
import type { Failure } from '../rules/failure.js';
import type { Facts } from '../rules/facts.js';
import type { Breach } from '../rules/policy.js';
import type { PostTarget, Target } from '../rules/target.js';
import type { Presigned, PresignOptions } from './presign.js';

/** A target that is kept has to last so much longer, or another is asked for: the upload itself takes time. */
const SPARE = 60_000; // ms

export type Taken =
  { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly failure: Failure };

interface Shared {
  readonly target: PostTarget;
  /** What it was asked for. */
  readonly first: Facts;
  /** By whom. */
  readonly options: PresignOptions;
  /** The queue has been idle since it was asked: it is used only to foresee refusals. */
  readonly isSpent: boolean;
}

export class Targets {
  /** By the image's id; kept across attempts, since the one that seemed to fail may have been stored: under this key. */
  readonly #kept = new Map<string, { readonly target: Target; readonly place: string }>();
  /** The id of the image that each place is kept for. */
  readonly #places = new Map<string, string>();
  /** The ids of the images that each target is kept for. */
  readonly #users = new Map<Target, Set<string>>();
  readonly #date: () => number;
  /** Milliseconds by which the server's clock is ahead; `undefined`: it has not told. */
  #skew: number | undefined;
  #shared: Shared | undefined;

  constructor(date: () => number) {
    this.#date = date;
  }

  /** The target that this image has, or shares, or a fresh one; nothing that S3 would refuse is handed out. */
  async take(
    id: string,
    facts: Facts,
    options: PresignOptions,
    ask: () => Promise<Presigned>,
  ): Promise<Taken> {
    const known = this.#kept.get(id)?.target ?? this.#sharedFor(options);
    const isFree = known && !this.#isTaken(id, known.urlOf(known.keyFor(facts.name))); // the image may have another name by now
    if (isFree && this.#lasts(known, SPARE) && !known.findBreach(facts)) return this.#keep(id, facts, known);
    const presigned = await ask();
    if (!presigned.ok) return presigned;
    const { target, date } = presigned;
    if (date !== undefined) this.#skew = date - this.#date();
    // Where only this machine's clock says so, S3 is asked: the clock may be wrong.
    if (this.#skew !== undefined && !this.#lasts(target, 0))
      return failed({
        code: 'policy-expired',
        cause: `it ran out at ${new Date(target.expires).toISOString()}`,
      });
    const breach = target.findBreach(facts);
    if (breach) return failed(forbidden(breach));
    const key = target.keyFor(facts.name);
    if (this.#isTaken(id, target.urlOf(key)))
      return failed({ code: 'presign-invalid', cause: `the key "${key}" is that of another image` });
    if (target.kind === 'post' && target.isShareable)
      this.#shared = { target, first: facts, options, isSpent: false };
    return this.#keep(id, facts, target);
  }

  /**
   * What the policy that is shared by now would refuse this image for. Only by conditions that do not depend on the image that
   * the policy was made for: one that is made to the measure of the first says nothing of the next.
   */
  foreseeRefusal(facts: Facts, options: PresignOptions): Failure | undefined {
    const { target, first, options: asked } = this.#shared ?? {};
    if (!target || !first || !isSameAsker(asked, options) || !this.#lasts(target, SPARE)) return undefined;
    const breach = target.findBreach(facts);
    const isGeneral =
      breach?.operator === 'content-length-range'
        ? breach.limit !== first.size
        : breach?.operator === 'starts-with' && breach.field === 'content-type';
    return breach && isGeneral ? forbidden(breach) : undefined;
  }

  /**
   * What comes later asks anew: by then another visitor may have signed in, whose images have to go elsewhere. What the
   * policy would refuse is remembered.
   */
  onIdle(): void {
    if (this.#shared) this.#shared = { ...this.#shared, isSpent: true };
  }

  /** The image has no more use for its target; others may. */
  release(id: string): void {
    const { target, place } = this.#kept.get(id) ?? {};
    if (!target || place === undefined) return;
    this.#kept.delete(id);
    if (this.#places.get(place) === id) this.#places.delete(place);
    const users = this.#users.get(target);
    users?.delete(id);
    if (users?.size === 0) this.#users.delete(target);
  }

  /** The storage does not take this target any more, from any image. */
  discard(id: string): void {
    const bad = this.#kept.get(id)?.target;
    if (!bad) return;
    if (bad === this.#shared?.target) this.#shared = undefined;
    for (const user of [...(this.#users.get(bad) ?? [])]) this.release(user);
  }

  #keep(id: string, { name }: Facts, target: Target): Taken {
    this.release(id);
    const place = target.urlOf(target.keyFor(name));
    this.#kept.set(id, { target, place });
    this.#places.set(place, id);
    this.#users.set(target, (this.#users.get(target) ?? new Set()).add(id));
    return { ok: true, target };
  }

  #sharedFor(options: PresignOptions): Target | undefined {
    const { target, isSpent, options: asked } = this.#shared ?? {};
    return isSpent || !isSameAsker(asked, options) ? undefined : target;
  }

  /** Two images in one place: the second would take the place of the first. */
  #isTaken(id: string, place: string): boolean {
    return (this.#places.get(place) ?? id) !== id;
  }

  #lasts({ expires }: Target, milliseconds: number): boolean {
    return expires - (this.#date() + (this.#skew ?? 0)) > milliseconds;
  }
}

const isSameAsker = (one: PresignOptions | undefined, other: PresignOptions) =>
  (['presign', 'presignEndpoint', 'presignHeaders', 'credentials'] as const).every(
    (option) => one?.[option] === other[option],
  );

const forbidden = (breach: Breach): Failure => ({
  code: 'policy-forbids',
  cause: `the policy does not allow it: ${breach.condition}`,
  ...breach,
});

const failed = (failure: Failure) => ({ ok: false, failure }) as const;

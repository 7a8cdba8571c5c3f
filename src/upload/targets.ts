// Manages the targets: requests one for each upload, keeps it for all attempts, and shares it if its policy allows several images.
import type { Failure } from '../rules/failure.js';
import type { Facts } from '../rules/facts.js';
import type { Breach } from '../rules/policy.js';
import { SPARE, type PostTarget, type Target } from '../rules/target.js';
import type { Presigned, PresignOptions } from './presign.js';

export type Taken =
  { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly failure: Failure };

interface Shared {
  readonly target: PostTarget;
  /** The image that the target was requested for. */
  readonly first: Facts;
  /** The options that it was requested with. */
  readonly options: PresignOptions;
  /** The queue has been idle since the request, so the target is used only to foresee refusals. */
  readonly isSpent: boolean;
}

export class Targets {
  /** By id of the image. Kept across attempts, since a failed attempt may have stored the image under this key. */
  readonly #kept = new Map<string, { readonly target: Target; readonly place: string }>();
  /** By URL of the object: the id of the image for which it is kept. */
  readonly #places = new Map<string, string>();
  /** By target: the ids of the images for which it is kept. */
  readonly #users = new Map<Target, Set<string>>();
  readonly #date: () => number;
  /** Milliseconds by which the server's clock is ahead of this one; `undefined` if no answer had a date. */
  #skew: number | undefined;
  #shared: Shared | undefined;

  constructor(date: () => number) {
    this.#date = date;
  }

  /** The target that is kept for this image. */
  of(id: string): Target | undefined {
    return this.#kept.get(id)?.target;
  }

  /** Resolves to a shared or a fresh target for the image, or to the failure if S3 would refuse the image. */
  async take(
    id: string,
    facts: Facts,
    options: PresignOptions,
    ask: () => Promise<Presigned>,
    mayShare = true,
  ): Promise<Taken> {
    const known = this.of(id) ?? (mayShare ? this.#sharedFor(options) : undefined);
    const isFree = known && !this.#isTaken(id, known.urlOf(known.keyFor(facts.name))); // the image may have another name now
    if (isFree && this.#lasts(known, SPARE) && !known.findBreach(facts)) return this.#keep(id, facts, known);
    const presigned = await ask();
    if (!presigned.ok) return presigned;
    const { target, date } = presigned;
    if (date !== undefined) this.#skew = date - this.#date();
    // If the server's clock is not known, the target is used even if it has expired: the clock of this machine may be wrong.
    if (this.#skew !== undefined && !this.#lasts(target, 0))
      return failed({
        code: 'policy-expired',
        cause: `it expired at ${new Date(target.expires).toISOString()}`,
      });
    const breach = target.findBreach(facts);
    if (breach) return failed(forbidden(breach));
    const key = target.keyFor(facts.name);
    if (this.#isTaken(id, target.urlOf(key)))
      return failed({ code: 'presign-invalid', cause: `another image has the key "${key}" already` });
    if (target.kind === 'post' && target.isShareable)
      this.#shared = { target, first: facts, options, isSpent: false };
    return this.#keep(id, facts, target);
  }

  /**
   * The reason why the shared policy would refuse this image. Ignores conditions that depend on the image for which the policy was
   * made, since they say nothing about the next image.
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
   * Makes later images request their own target, since another visitor may have signed in by then. The policy is kept to foresee
   * refusals.
   */
  onIdle(): void {
    if (this.#shared) this.#shared = { ...this.#shared, isSpent: true };
  }

  /** Releases the image's target. Other images may still use it. */
  release(id: string): void {
    const { target, place } = this.#kept.get(id) ?? {};
    if (!target || place === undefined) return;
    this.#kept.delete(id);
    if (this.#places.get(place) === id) this.#places.delete(place);
    const users = this.#users.get(target);
    users?.delete(id);
    if (users?.size === 0) this.#users.delete(target);
  }

  /** Drops a target that the storage has refused, for all images that share it. */
  discard(id: string): void {
    const bad = this.of(id);
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

  /** Whether another image has this URL: the second image would overwrite the first. */
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
  cause: `the policy does not allow this image: ${breach.condition}`,
  ...breach,
});

const failed = (failure: Failure) => ({ ok: false, failure }) as const;

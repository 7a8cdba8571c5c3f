// Decides which of the added files the page accepts. Loaded with the first file, as a part of `check`.
import type { Inspection } from '../image/inspect.js';
import type { ImageFacts } from '../rules/facts.js';
import type { Failure } from '../rules/failure.js';
import { isTaken, isUnchecked, type ChosenItem, type UploadItem } from '../rules/item.js';
import { inOrder } from './in-order.js';
import { isAmong, judge } from './judge.js';
import type { UploaderOptions } from './options.js';
import type { UploadingHost } from './uploading.js';

export interface AdmissionHost extends UploadingHost {
  readonly inspect: (file: File, options: UploaderOptions) => Promise<Inspection>;
  /** Runs `work`, and runs it again if a chunk that it needs could not be loaded. */
  readonly withLine: <Result>(work: () => Promise<Result>, ids: Iterable<string>) => Promise<Result>;
  /** Why a policy that is known already would refuse this image. */
  readonly foreseeRefusal: (facts: ImageFacts, name: string, size: number) => Failure | undefined;
  readonly reject: (id: string, facts: ImageFacts | undefined, failure: Failure) => void;
  readonly stop: (id: string) => void;
  readonly pump: () => void;
}

/** Inspects several files in parallel, and judges them in their order: of four files where three are allowed, the last is rejected. */
export async function admit(items: readonly ChosenItem[], host: AdmissionHost): Promise<void> {
  const { list, queue } = host;
  const ids = new Set(items.map(({ id }) => id));
  const lookInto = async ({ id, file }: ChosenItem) => {
    const look = await host
      .withLine(async () => {
        const looked = await host.inspect(file, list.options);
        if (!looked.ok) throw looked.cause; // a chunk with a reader may have failed to load
        return looked;
      }, [id])
      .catch((cause: unknown): Inspection => ({ ok: false, cause }));
    return [id, file, look] as const;
  };
  for await (const [id, file, look] of inOrder(items, lookInto)) {
    const isTwin = list.options.multiple && (await isAmong(file, queue.namesakesOf(file)));
    const item = queue.find(id);
    if (!item) continue;
    const facts = look.ok ? look.facts : undefined;
    const replaced = list.options.multiple ? [] : list.items.filter((other) => !ids.has(other.id));
    const taken = queue.taken - replaced.filter(isTaken).length;
    const failure: Failure | undefined = isTwin
      ? { code: 'duplicate' }
      : (judge(item, look, taken, list.options) ??
        (facts && host.foreseeRefusal(facts, item.name, item.size)));
    if (failure) host.reject(id, facts, failure);
    else if (isUnchecked(queue.find(id) ?? item)) take(id, facts, replaced, host);
  }
}

/** @param replaced images that this one replaces */
function take(
  id: string,
  facts: ImageFacts | undefined,
  replaced: readonly UploadItem[],
  { list, queue, changes, stop, pump }: AdmissionHost,
): void {
  changes.apply({ type: 'checked', id, facts });
  const checked = queue.find(id); // a listener may have removed it
  const isWanted =
    (!checked || changes.tell('upload-add', { item: checked })) && queue.find(id) !== undefined;
  changes.make(() => {
    if (!isWanted) changes.apply({ type: 'removed', id });
    if (!isWanted) stop(id); // a listener may have called upload() as well
    // A stored image stays until the new one is stored, so that a failure does not lose it. Only its key is released.
    for (const { id: other } of isWanted ? replaced : [])
      if (queue.find(other)?.state === 'stored') stop(other);
      else list.remove(other);
    pump();
  });
}

// Takes files that are dropped onto the element, and keeps the browser from opening files that are dropped beside it.
import { LINK } from '../../rules/link.js';
import { filesIn, linksIn } from './dropped.js';
import type { TakingHost } from './host.js';

const carries = ({ dataTransfer }: DragEvent, type: string) => dataTransfer?.types.includes(type) ?? false;
export const carriesFiles = (event: DragEvent) => carries(event, 'Files');
/** An image of another page may come as its URL alone. */
const carriesLink = (event: DragEvent) => !carriesFiles(event) && carries(event, LINK);

/** Drops onto text fields are left to the browser. Without instanceof: the element may be in another document than its class. */
const isForField = (event: DragEvent) =>
  event
    .composedPath()
    .some(
      (target) =>
        ('type' in target && 'files' in target && target.type === 'file') ||
        ('isContentEditable' in target && target.isContentEditable === true),
    );
const isForText = (event: DragEvent) =>
  isForField(event) || event.composedPath().some((target) => 'selectionStart' in target);

/** In this order: after a move, the source deletes its file. */
const effects = ['copy', 'link', 'move'] as const;

/** An effect that the source of the drag allows; with any other, no drop happens. */
function effectFor({ effectAllowed }: DataTransfer) {
  if (/^(all|none|uninitialized)$/.test(effectAllowed)) return 'copy';
  return effects.find((effect) => effectAllowed.toLowerCase().includes(effect)) ?? 'none';
}

/** @param take called with the files that are dropped onto the element */
export function listenForDrops(host: TakingHost, take: (files: File[]) => void, signal: AbortSignal): void {
  host.addEventListener(
    'dragover',
    (event) => {
      const { takes } = host;
      const isLink = takes && carriesLink(event) && !isForText(event);
      if (!isLink && !carriesFiles(event)) return;
      event.preventDefault(); // otherwise the browser would open the file instead of the page
      if (event.dataTransfer) event.dataTransfer.dropEffect = takes ? effectFor(event.dataTransfer) : 'none';
    },
    { signal },
  );
  host.addEventListener(
    'drop',
    (event) => {
      const { dataTransfer } = event;
      if (!dataTransfer) return;
      if (carriesLink(event) && host.takes && !isForText(event)) {
        event.preventDefault();
        take(linksIn(dataTransfer));
      }
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (!host.takes) return;
      const files = filesIn(dataTransfer);
      if (files instanceof Promise) void files.then(take);
      else take(files);
    },
    { signal },
  );
  for (const type of ['dragover', 'drop'] as const)
    host.ownerDocument.addEventListener(type, onBeside, { signal });
}

/** A photo that narrowly misses the element would replace the page and everything in it. */
function onBeside(event: DragEvent): void {
  if (event.defaultPrevented || !carriesFiles(event) || isForField(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

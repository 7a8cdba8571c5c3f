// Dropping files onto the element; beside it a page with one is safe from them.
import { LINK } from '../../rules/link.js';
import { filesIn, linksIn } from './dropped.js';
import type { TakingHost } from './host.js';

const carries = ({ dataTransfer }: DragEvent, type: string) => dataTransfer?.types.includes(type) ?? false;
export const carriesFiles = (event: DragEvent) => carries(event, 'Files');
/** An image of another page may come as its URL alone. */
const carriesLink = (event: DragEvent) => !carriesFiles(event) && carries(event, LINK);

/** A field does with it what the browser does. Not by instanceof: the element may be in another document than its class. */
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

/** In this order: after a move the source deletes its own. */
const effects = ['copy', 'link', 'move'] as const;

/** One that the source of the drag allows; another than that would be no drop. */
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
      event.preventDefault(); // else the browser would leave the page for the file
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

/** A photo that misses the element by a hand's breadth would take the place of the page, with all that is in it. */
function onBeside(event: DragEvent): void {
  if (event.defaultPrevented || !carriesFiles(event) || isForField(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

// Decides which pastes the element handles: those into the element, and those while nothing else on the page has the focus.
import { listening, type Paste } from '../intake/paste.js';
import type { TakingHost } from '../intake/host.js';
import { composedAncestors, focusedIn, isVisible } from './composed.js';
import { modalsOf } from './modals.js';
import { filesPasted } from './pasted.js';

/** Claims a paste. @returns the files that are meant for this element */
export function filesFor(host: TakingHost, paste: Paste): File[] {
  const files = isFor(host, paste) ? filesPasted(paste) : [];
  if (files.length > 0) paste.claim();
  return files;
}

function isFor(host: TakingHost, { path }: Paste): boolean {
  const [target] = path;
  const { ownerDocument } = host;
  const isElsewhere = (field: EventTarget | null | undefined) => isEditable(field) && !isOwn(host, field);
  if (!host.takes || isElsewhere(focusedIn(ownerDocument))) return false;
  // Firefox dispatches the event at the selection, which may be in an editor.
  if (host.matches(':focus-within')) return true;
  if (!isNothingFocused(ownerDocument) || isElsewhere(target)) return false;
  const modals = modalsOf(ownerDocument);
  return canBeUsed(host, modals) && (path.includes(host) || isFirst(host, modals));
}

/** Whether the field is one of the element: its text fields can't use an image. */
function isOwn(host: TakingHost, field: EventTarget | null | undefined): boolean {
  return host.shadowRoot?.contains(field as Node) ?? false;
}

function canBeUsed(host: TakingHost, modals: readonly Element[]): boolean {
  const around = [...composedAncestors(host)];
  return (
    host.takes &&
    isVisible(host) &&
    !around.some((one) => one.hasAttribute('inert')) &&
    modals.every((modal) => around.includes(modal))
  );
}

/** Whether this is the first element in the document that could handle the paste. */
function isFirst(host: TakingHost, modals: readonly Element[]): boolean {
  return ![...listening].some(
    (other) =>
      other.ownerDocument === host.ownerDocument &&
      host.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING &&
      canBeUsed(other, modals),
  );
}

const isNothingFocused = ({ activeElement, body, documentElement }: Document) =>
  activeElement === null || activeElement === body || activeElement === documentElement;

/** Whether a paste belongs to this element. Without instanceof, since it may be in another document than this class. */
function isEditable(target: EventTarget | null | undefined): boolean {
  if (!target || !('matches' in target)) return false;
  const element = target as HTMLElement;
  const isField = element.matches('textarea:read-write, input:read-write, select');
  return isField || element.isContentEditable || element.ownerDocument.designMode === 'on';
}

// Ignores presses that were meant for a control which another one has replaced: a double click, Enter twice, a held key.

/** Milliseconds within which a second press belongs to the first, as for a double click. */
const TOGETHER = 500;

/** Pixels within which two presses are at the same place. */
const SAME_PLACE = 24;

interface Press {
  readonly control: Element;
  /** What the button did: the same button first cancels and then removes. */
  readonly part: string | null;
  /** A key press has no place. */
  readonly isKey: boolean;
  readonly event: MouseEvent;
}

/** Keeps such presses from the controls of this element. */
export function guardPresses(element: HTMLElement): void {
  let last: Press | undefined;
  element.addEventListener(
    'click',
    (event) => {
      const control = event.composedPath().find(isButton);
      if (!control || !event.isTrusted) return; // scripts press on purpose
      const press = { control, part: control.getAttribute('part'), isKey: event.detail === 0, event };
      if (last && isTogether(last, press) && !isSame(last, press)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else last = press;
    },
    { capture: true },
  );
  element.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' && event.key !== ' ')
        last = undefined; // pressing also moves the focus
      else if (event.repeat && event.composedPath().some(isButton)) event.preventDefault();
    },
    { capture: true },
  );
}

const isButton = (target: EventTarget): target is Element =>
  'localName' in target && target.localName === 'button';

const isSame = (one: Press, other: Press) => one.control === other.control && one.part === other.part;

const isTogether = ({ isKey, event }: Press, next: Press) =>
  next.event.timeStamp - event.timeStamp < TOGETHER &&
  isKey === next.isKey &&
  (isKey || Math.hypot(next.event.clientX - event.clientX, next.event.clientY - event.clientY) < SAME_PLACE);

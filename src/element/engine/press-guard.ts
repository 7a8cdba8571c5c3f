// Presses that were meant for a control which another one has replaced: a double click, Enter twice, a key that is held.

/** Milliseconds in which a second press is taken for one with the first, as systems take a double click. */
const TOGETHER = 500;

/** Pixels within which both are at the same place. */
const SAME_PLACE = 24;

interface Press {
  readonly control: Element;
  /** What it was: one button is first there to cancel, then to remove. */
  readonly part: string | null;
  /** By a key, which has no place. */
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
      if (!control || !event.isTrusted) return; // a script means what it presses
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
        last = undefined; // it moves the focus, for one
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

// Puts the images of a gallery in order: the visitor drags a photo or its handle, uses the arrow keys on the handle, or presses
// the handle and then a place.
import { distinctNames } from '../../rules/distinct-names.js';
import type { UploadItem } from '../../rules/item.js';
import { neighbour, type Direction } from './neighbour.js';
import { scrollAlong } from './scroll-along.js';
import type { Stage } from './variant.js';

/** The image that is being moved. After a press it waits for its new place; while dragged, it is shown where it would be dropped. */
type Lift =
  | { readonly by: 'press'; readonly id: string; readonly index: number }
  | {
      readonly by: 'drag';
      readonly id: string;
      readonly pointer: number;
      readonly list: HTMLElement;
      readonly index: number;
      /** Offset of the pointer from the corner of the tile. */
      readonly grip: Point;
    };

/** A photo or a handle that is pressed and has not been moved yet. */
interface Held extends Point {
  readonly id: string;
  readonly pointer: number;
  readonly tile: HTMLElement;
  /** Lifts the photo under a finger after a while. A movement before that scrolls the page. */
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels that a pointer may move before it drags. */
const TREMBLE = 5;

/** Milliseconds after which a finger that rests on a photo lifts it. The system's own long press takes 500. */
const LONG_PRESS = 300;

/** Milliseconds for which a phone vibrates when a photo is lifted. */
const SHAKE = 10;

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export class Reordering {
  readonly #stage: Stage;
  #lift: Lift | undefined;
  #held: Held | undefined;
  #pointer: Point = { x: 0, y: 0 };
  /** Ends with the next press: until then a click is the end of the drag. */
  #afterDrag: AbortController | undefined;
  #stopScrolling: (() => void) | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get lifted(): string | undefined {
    return this.#lift?.id;
  }

  /** The images in the order in which they are shown: a dragged image is where it would be dropped. */
  arrange(items: readonly UploadItem[]): readonly UploadItem[] {
    const lift = this.#dragged;
    const item = items.find(({ id }) => id === lift?.id);
    if (!lift || !item) return items;
    return items.filter((other) => other !== item).toSpliced(lift.index, 0, item);
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    this.#afterDrag?.abort();
    const tile = tileOf(event);
    if (event.button !== 0 || !event.isPrimary || !tile || !isGrip(event) || !this.#stage.takes) return;
    this.#letGoOfHeld();
    this.#pointer = { x: event.clientX, y: event.clientY };
    const isAtOnce = event.pointerType === 'mouse' || isHandle(event);
    const timer = isAtOnce ? undefined : setTimeout(() => this.#onLongPress(), LONG_PRESS);
    this.#held = { id: idOf(tile), pointer: event.pointerId, tile, timer, ...this.#pointer };
  };

  readonly onPointerMove = (event: PointerEvent): void => {
    if (event.buttons === 0) this.#letGoOfHeld(); // the button was released outside of the window
    const { pointer } = this.#dragged ?? this.#held ?? {};
    if (event.pointerId !== pointer) return; // another finger
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (this.#dragged) {
      this.#settle();
      this.follow();
    } else if (
      this.#held &&
      Math.hypot(event.clientX - this.#held.x, event.clientY - this.#held.y) > TREMBLE
    ) {
      if (this.#held.timer === undefined) this.#drag(this.#held);
      else this.#letGoOfHeld(); // the finger scrolls
    }
  };

  /** Prevents scrolling by the finger that drags, before it begins: later it can't be prevented. */
  readonly onTouchMove = (event: Event): void => {
    if (this.#dragged && event.cancelable) event.preventDefault();
  };

  /** Prevents the context menu, since a long press lifts the photo. */
  readonly onContextMenu = (event: Event): void => {
    if (this.#dragged || this.#held?.timer !== undefined) event.preventDefault();
  };

  readonly onPointerUp = (event: PointerEvent): void => {
    const lift = this.#dragged;
    if (!lift) this.#letGoOfHeld();
    else if (event.pointerId !== lift.pointer) return;
    else if (this.#stage.takes) {
      this.#letGo();
      this.#move(lift.id, lift.index);
    } else this.cancel();
  };

  readonly onPointerCancel = (event: PointerEvent): void => {
    this.#letGoOfHeld();
    if (this.#dragged?.pointer === event.pointerId) this.cancel();
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#lift) {
      event.stopPropagation(); // keeps scripts from closing a dialog around the element
      event.preventDefault(); // keeps the browser from doing so
      this.cancel();
      return;
    }
    const tile = isHandle(event) ? tileOf(event) : undefined;
    const direction = directions[event.key];
    if (!this.#stage.takes || !tile || !direction || isModified(event)) return;
    event.preventDefault();
    const index = neighbour(tile, this.#tiles, direction);
    if (index !== undefined) this.#move(idOf(tile), index);
  };

  /** A press on a handle lifts its image, and a second one puts it down. While an image is lifted, a press on another tile is its new place. */
  readonly onClick = (event: Event): void => {
    const tile = tileOf(event);
    if (!tile || !this.#stage.takes) return;
    const lift = this.#lift;
    const pressesHandle = isHandle(event);
    if (lift && lift.id !== idOf(tile) && (pressesHandle || !isControl(event))) {
      this.#letGo();
      this.#move(lift.id, this.#tiles.indexOf(tile));
    } else if (pressesHandle && lift) this.cancel();
    else if (pressesHandle) {
      this.#lift = { by: 'press', id: idOf(tile), index: this.#tiles.indexOf(tile) };
      this.#tell('lifted', idOf(tile));
      this.#stage.requestUpdate();
    }
  };

  /** Keeps the dragged image under the pointer, wherever its place is. */
  follow(): void {
    if (this.#lift && !this.#stage.items.some(({ id }) => id === this.#lift?.id)) this.#letGo(); // it was removed
    const lift = this.#dragged;
    if (!lift) return;
    const tile = this.#tiles[lift.index];
    if (!tile || idOf(tile) !== lift.id) return;
    const { left, top } = lift.list.getBoundingClientRect();
    tile.style.setProperty('--x', `${this.#pointer.x - left - tile.offsetLeft - lift.grip.x}px`);
    tile.style.setProperty('--y', `${this.#pointer.y - top - tile.offsetTop - lift.grip.y}px`);
  }

  /** Restores the order from before. */
  cancel(): void {
    const lift = this.#lift;
    this.#letGo();
    if (!lift) return;
    const isMoved = lift.by === 'press' && this.#placed[lift.index]?.id !== lift.id; // by the arrow keys
    if (!isMoved) this.#tell('putBack', lift.id);
  }

  get #dragged() {
    return this.#lift?.by === 'drag' ? this.#lift : undefined;
  }

  get #tiles(): HTMLElement[] {
    return [...(this.#stage.root()?.querySelectorAll<HTMLElement>(TILE) ?? [])];
  }

  #onLongPress(): void {
    if (!this.#held || !this.#stage.takes) return;
    this.#drag(this.#held);
    const { navigator } = globalThis;
    // Chromium reports an error if a page vibrates before the visitor has pressed anything.
    if ('vibrate' in navigator && navigator.userActivation.hasBeenActive) navigator.vibrate(SHAKE);
  }

  #drag({ id, pointer, tile, x, y }: Held): void {
    const list = tile.parentElement;
    if (!list) return;
    this.#afterDrag = new AbortController();
    list.addEventListener('click', keepAfterDrag, {
      capture: true,
      once: true,
      signal: this.#afterDrag.signal,
    });
    list.setPointerCapture(pointer); // the capture by the handle would end when its tile is moved
    const { left, top } = tile.getBoundingClientRect();
    const index = this.#tiles.indexOf(tile);
    this.#lift = { by: 'drag', id, pointer, list, index, grip: { x: x - left, y: y - top } };
    this.#stopScrolling = scrollAlong(
      list,
      () => this.#pointer,
      () => this.#settle(),
    );
    this.#stage.requestUpdate();
    this.#settle();
  }

  /** Moves the image to the place of the tile under the pointer. */
  #settle(): void {
    const lift = this.#dragged;
    if (!lift) return;
    const { left, top } = lift.list.getBoundingClientRect();
    const [x, y] = [this.#pointer.x - left, this.#pointer.y - top];
    // By layout, since an animated tile would be found where it is drawn.
    const index = this.#tiles.findIndex(
      ({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) =>
        x >= offsetLeft && x < offsetLeft + offsetWidth && y >= offsetTop && y < offsetTop + offsetHeight,
    );
    if (index < 0 || index === lift.index) return;
    this.#lift = { ...lift, index };
    this.#stage.requestUpdate();
  }

  #letGoOfHeld(): void {
    clearTimeout(this.#held?.timer);
    this.#held = undefined;
  }

  #letGo(): void {
    this.#letGoOfHeld();
    this.#stopScrolling?.();
    this.#lift = undefined;
    this.#stage.requestUpdate();
  }

  /** @param index index among the tiles */
  #move(id: string, index: number): void {
    const { items } = this.#stage;
    const there = this.#placed[index] ?? this.#placed.at(-1);
    if (!there || there.id === id) return;
    this.#stage.onMove(id, items.indexOf(there));
    const moved = this.#placed;
    this.#tell('moved', id, { position: 1 + moved.findIndex((item) => item.id === id), count: moved.length });
  }

  get #placed(): readonly UploadItem[] {
    return this.#stage.items.filter(isPlaced);
  }

  #tell(key: 'moved' | 'lifted' | 'putBack', id: string, more: Readonly<Record<string, number>> = {}): void {
    const item = this.#stage.items.find((one) => one.id === id);
    if (item)
      this.#stage.announce(
        this.#stage.words.say(key, { name: distinctNames(this.#stage.items)(item), ...more }),
      );
  }
}

/** Whether it is a tile; refused files are rows. */
export const isPlaced = ({ state }: UploadItem) => state !== 'rejected';

/** Ignores the click at the end of a drag. A click by a key has no pointer. */
const keepAfterDrag = (event: MouseEvent) => {
  if (event.detail > 0) event.stopImmediatePropagation();
};

const TILE = '.tile[data-id]';

const elementOf = ({ target }: Event) => target as Element;
const tileOf = (event: Event) => elementOf(event).closest<HTMLElement>(TILE) ?? undefined;
const isHandle = (event: Event) => elementOf(event).closest('[part=handle]') !== null;
/** Whether the event is on a control other than the button over a photo, which counts as the photo. */
const isControl = (event: Event) => elementOf(event).closest('button:not(.look), input, label') !== null;
const isGrip = (event: Event) =>
  isHandle(event) || (!isControl(event) && elementOf(event).closest('.frame') !== null);
const idOf = (tile: HTMLElement) => tile.dataset.id ?? '';
const isModified = ({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) =>
  altKey || ctrlKey || metaKey || shiftKey;

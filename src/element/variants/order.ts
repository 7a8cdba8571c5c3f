// Putting the images of a gallery in order: by dragging a handle, by the arrow keys on it, by pressing it and then a place.
import { displayName } from '../../rules/display-name.js';
import type { UploadItem } from '../../rules/item.js';
import { neighbour, type Direction } from './neighbour.js';
import { scrollAlong } from './scroll-along.js';
import type { Stage } from './variant.js';

/** What is lifted, and how: pressed, it waits for its place; dragged, it is drawn where it would be let go. */
type Lift =
  | { readonly by: 'press'; readonly id: string }
  | {
      readonly by: 'drag';
      readonly id: string;
      readonly list: HTMLElement;
      readonly index: number;
      /** Of the tile, from its corner to the pointer. */
      readonly grip: Point;
    };

/** A handle that is held down, and has not been moved yet. */
interface Held extends Point {
  readonly id: string;
  readonly tile: HTMLElement;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels that a pointer may tremble before it drags. */
const TREMBLE = 5;

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export class Order {
  readonly #stage: Stage;
  #lift: Lift | undefined;
  #held: Held | undefined;
  #pointer: Point = { x: 0, y: 0 };
  #stopScrolling: (() => void) | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get lifted(): string | undefined {
    return this.#lift?.id;
  }

  /** In the order in which they are drawn: what is dragged is where it would be let go. */
  arrange(items: readonly UploadItem[]): readonly UploadItem[] {
    const lift = this.#lift;
    const item = lift?.by === 'drag' ? items.find(({ id }) => id === lift.id) : undefined;
    if (lift?.by !== 'drag' || !item) return items;
    return items.filter((other) => other !== item).toSpliced(lift.index, 0, item);
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    const tile = tileOf(event);
    if (event.button !== 0 || !tile) return;
    this.#held = { id: idOf(tile), tile, x: event.clientX, y: event.clientY };
  };

  readonly onPointerMove = (event: PointerEvent): void => {
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (this.#lift?.by === 'drag') {
      this.#settle();
      this.follow();
    } else if (this.#held && Math.hypot(event.clientX - this.#held.x, event.clientY - this.#held.y) > TREMBLE)
      this.#drag(event, this.#held);
  };

  readonly onPointerUp = (): void => {
    const lift = this.#lift;
    if (lift?.by !== 'drag') {
      this.#held = undefined;
      return;
    }
    this.#letGo();
    this.#move(lift.id, lift.index);
  };

  readonly onPointerCancel = (): void => this.cancel();

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#lift) {
      event.stopPropagation(); // nor does it close the dialog that the element is in
      this.cancel();
      return;
    }
    const tile = isHandle(event) ? tileOf(event) : undefined;
    const direction = directions[event.key];
    if (!tile || !direction || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const index = neighbour(tile, this.#tiles, direction);
    if (index !== undefined) this.#move(idOf(tile), index);
  };

  /** A handle lifts, and lowers again; while something is lifted, a press on another tile is its new place. */
  readonly onClick = (event: Event): void => {
    const tile = tileOf(event);
    if (!tile) return;
    const lift = this.#lift;
    const pressesHandle = isHandle(event);
    if (lift && lift.id !== idOf(tile) && (pressesHandle || !isControl(event))) {
      this.#letGo();
      this.#move(lift.id, this.#tiles.indexOf(tile));
    } else if (pressesHandle && lift) this.cancel();
    else if (pressesHandle) {
      this.#lift = { by: 'press', id: idOf(tile) };
      this.#tell('lifted', idOf(tile));
      this.#stage.requestUpdate();
    }
  };

  /** Keeps what is dragged under the pointer, wherever its place is by now. */
  follow(): void {
    const lift = this.#lift;
    if (lift?.by !== 'drag') return;
    const tile = this.#tiles[lift.index];
    if (!tile || idOf(tile) !== lift.id) return;
    const { left, top } = lift.list.getBoundingClientRect();
    tile.style.setProperty('--x', `${this.#pointer.x - left - tile.offsetLeft - lift.grip.x}px`);
    tile.style.setProperty('--y', `${this.#pointer.y - top - tile.offsetTop - lift.grip.y}px`);
  }

  /** All is as it was before. */
  cancel(): void {
    const lift = this.#lift;
    this.#letGo();
    if (lift) this.#tell('putBack', lift.id);
  }

  get #tiles(): HTMLElement[] {
    return [...(this.#stage.root()?.querySelectorAll<HTMLElement>('li[data-id]') ?? [])];
  }

  #drag(event: PointerEvent, { id, tile, x, y }: Held): void {
    const list = event.currentTarget as HTMLElement;
    list.setPointerCapture(event.pointerId); // of the handle the capture would end when its tile is moved
    const { left, top } = tile.getBoundingClientRect();
    const index = this.#tiles.indexOf(tile);
    this.#lift = { by: 'drag', id, list, index, grip: { x: x - left, y: y - top } };
    this.#stopScrolling = scrollAlong(
      list,
      () => this.#pointer,
      () => this.#settle(),
    );
    this.#stage.requestUpdate();
    this.#settle();
  }

  /** The place is that of the tile under the pointer. */
  #settle(): void {
    const lift = this.#lift;
    if (lift?.by !== 'drag') return;
    const under = this.#stage
      .root()
      ?.elementFromPoint(this.#pointer.x, this.#pointer.y)
      ?.closest<HTMLElement>('li[data-id]');
    const index = under ? this.#tiles.indexOf(under) : -1;
    if (index < 0 || index === lift.index) return;
    this.#lift = { ...lift, index };
    this.#stage.requestUpdate();
  }

  #letGo(): void {
    this.#held = undefined;
    this.#stopScrolling?.();
    this.#lift = undefined;
    this.#stage.requestUpdate();
  }

  #move(id: string, index: number): void {
    const { items } = this.#stage;
    if (items[index]?.id === id) return;
    this.#stage.onMove(id, index);
    this.#tell('moved', id, { position: index + 1, count: items.length });
  }

  #tell(key: 'moved' | 'lifted' | 'putBack', id: string, more: Readonly<Record<string, number>> = {}): void {
    const item = this.#stage.items.find((one) => one.id === id);
    if (item) this.#stage.announce(this.#stage.words.say(key, { name: displayName(item.name), ...more }));
  }
}

const elementOf = ({ target }: Event) => target as Element;
const tileOf = (event: Event) => elementOf(event).closest<HTMLElement>('li[data-id]') ?? undefined;
const isHandle = (event: Event) => elementOf(event).closest('[part=handle]') !== null;
const isControl = (event: Event) => elementOf(event).closest('button, input') !== null;
const idOf = (tile: HTMLElement) => tile.dataset.id ?? '';

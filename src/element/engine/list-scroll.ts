// Scrolls lists that are higher than the page allows. Keeps the image that is being uploaded in view, unless the visitor scrolls.
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import { isInFlight } from '../../rules/item.js';
import type { Queue } from '../../rules/queue.js';
import { listsIn } from './focus.js';

export class ListScroll implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #queue: Queue;
  #observer: ResizeObserver | undefined;
  #seen = new WeakSet<Element>();
  /** The first image in flight. */
  #first: string | undefined;
  #isVisitors = false;

  constructor(host: ReactiveElement, queue: Queue) {
    this.#host = host;
    this.#queue = queue;
    host.addController(this);
    const onSign = (event: Event) => {
      if (event.composedPath().some(isScroller)) this.#isVisitors = true;
    };
    for (const sign of ['wheel', 'touchmove', 'pointerdown', 'focusin'])
      host.addEventListener(sign, onSign, { passive: true });
  }

  hostUpdated(): void {
    for (const list of listsIn(this.#host)) {
      this.#watch(list);
      letBeScrolled(list);
    }
    if (!this.#queue.isBusy) this.#isVisitors = false;
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#seen = new WeakSet();
  }

  #watch(list: Element): void {
    if (this.#seen.has(list) || !this.#host.isConnected) return;
    this.#seen.add(list);
    // In the next frame, since a scroll bar that appears or disappears changes the width of the list, which its observer must not do.
    this.#observer ??= new ResizeObserver((entries) =>
      requestAnimationFrame(() => {
        for (const { target } of entries) fit(target);
        this.#follow(); // in a list that has been opened
      }),
    );
    this.#observer.observe(list);
  }

  #follow(): void {
    const first =
      this.#queue.count('presigning', 'uploading') > 0 ? this.#queue.items.find(isInFlight)?.id : undefined;
    if (first === this.#first) return;
    const row = first && !this.#isVisitors && this.#host.renderRoot.querySelector(`[data-id="${first}"]`);
    const scroller = row && row.closest('.full');
    if (!scroller) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    if (top === bottom) return; // a closed list is measured again when it is opened
    this.#first = first;
    if (scroller.matches(':hover')) return;
    const own = row.getBoundingClientRect();
    const isSeen = own.top >= top && own.bottom <= bottom;
    if (!isSeen) scroller.scrollTop += own.top - own.height - top; // below the previous row
  }
}

const isScroller = (target: EventTarget) => 'matches' in target && (target as Element).matches('.scroll');

/** CSS pixels above and below the list, for focus rings. */
const PADDING = 8;

/** Marks whether the list needs to be scrolled. */
function fit(list: Element): void {
  const scroller = list.parentElement;
  if (!scroller) return;
  const { height } = list.getBoundingClientRect();
  if (height === 0) return; // it is closed
  const fits = height <= scroller.getBoundingClientRect().height - PADDING;
  scroller.classList.toggle('fits', fits);
  scroller.classList.toggle('full', !fits);
  letBeScrolled(list);
}

/** A list without a control in it takes the focus itself, so that the keyboard can scroll it. */
function letBeScrolled(list: Element): void {
  const scroller = list.parentElement;
  const needsFocus = scroller?.matches('.full') && !list.querySelector(':is(button, input):enabled');
  if (needsFocus) scroller?.setAttribute('tabindex', '0');
  else scroller?.removeAttribute('tabindex');
}

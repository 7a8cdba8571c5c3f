'use client';
// The element as a component for React 18 and 19. When React hydrates a tag from a server it drops everything that is not an attribute
// (https://github.com/facebook/react/issues/35446), and React 18 sets no property of a custom element at all.
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react';
import type { EventMap, Handlers, Settings } from './props.js';
import { S3ImageUpload as Element } from './s3-image-upload.js';
import { uploadEvents } from './upload/events.js';

/** Other props: `children` for slots and an input for browsers without script, and every HTML attribute. */
export type S3ImageUploadProps = Settings &
  Handlers &
  Omit<HTMLAttributes<Element>, keyof Settings | keyof Handlers>;

export type { Element as S3ImageUploadElement };

const settings = [...Element.elementProperties.keys(), 'value', 'images'] as (keyof Settings)[];
type EventName = keyof EventMap | 'input' | 'change';
const events = Object.keys({
  ...uploadEvents,
  'upload-submit': true,
  input: true,
  change: true,
} satisfies Record<EventName, boolean>);
/** The prop of an event: `onUploadSuccess` for `upload-success`. */
const handlerOf = (type: string) =>
  `on-${type}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof Handlers;
const own = new Set<string>([...settings, ...events.map(handlerOf), 'className']);

/** `<s3-image-upload>` with its properties and events as props; the ref is the element. */
export const S3ImageUpload: ForwardRefExoticComponent<S3ImageUploadProps & RefAttributes<Element>> =
  forwardRef(function S3ImageUpload(props, forwarded) {
    const ref = useRef<Element>(null);
    const [link] = useState(() => new Link());
    useCommitEffect(() => {
      if (ref.current) link.update(ref.current, props);
    });
    useImperativeHandle<Element | null, Element | null>(forwarded, () => ref.current, []);
    // The element waits until `update` has set what the server could not write.
    return createElement('s3-image-upload', { ...attributesOf(props), ref, 'defer-hydration': '' });
  });

/** React 18 warns about layout effects on a server. */
const useCommitEffect = 'document' in globalThis ? useLayoutEffect : useEffect;

/** Connects one component with its element. */
class Link implements EventListenerObject {
  #props: S3ImageUploadProps = {};
  readonly #defaults = new Map<keyof Settings, unknown>();

  update(element: Element, props: S3ImageUploadProps): void {
    const before = this.#props;
    this.#props = props;
    for (const name of settings) {
      if (isSame(props[name], before[name])) continue;
      if (!this.#defaults.has(name)) this.#defaults.set(name, element[name]);
      const { [name]: value = this.#defaults.get(name) } = props;
      Reflect.set(element, name, value);
    }
    for (const type of events) element.addEventListener(type, this); // adding a listener twice has no effect
    element.removeAttribute('defer-hydration');
  }

  /** Calls the handler of the last rendering, without `input` and `change` events of children. */
  handleEvent(event: Event): void {
    const handle = this.#props[handlerOf(event.type)] as ((event: Event) => void) | undefined;
    if (event.target === event.currentTarget) handle?.(event);
  }
}

/** Objects in JSX are new at each rendering: an equal one must not undo changes of the visitor. */
function isSame(one: unknown, other: unknown): boolean {
  return (
    Object.is(one, other) || (isData(one) && isData(other) && JSON.stringify(one) === JSON.stringify(other))
  );
}

const isData = (value: unknown) =>
  Array.isArray(value) || (value instanceof Object && Object.getPrototypeOf(value) === Object.prototype);

/** Props as attributes: React 18 writes `className` and `false` unchanged to a custom element. */
function attributesOf(props: S3ImageUploadProps): Record<string, unknown> {
  const others = Object.entries(props).filter(([name]) => !own.has(name));
  const written = others.filter(
    ([name, value]) => value !== false || !/^(hidden|inert|autoFocus)$/.test(name),
  );
  return { class: props.className, ...Object.fromEntries(written) };
}

// The element's properties, attributes and events for the typings of frameworks. Types only.
import type { LitElement } from 'lit';
import type { Properties } from './element/page/properties.js';
import type { SubmitEventMap } from './element/engine/submit.js';
import type { StoredImage } from './rules/stored-image.js';
import type { S3ImageUpload } from './s3-image-upload.js';
import type { UploadEventMap } from './upload/events.js';

export type EventMap = UploadEventMap & SubmitEventMap;

type Settable = Pick<S3ImageUpload, Exclude<keyof Properties, keyof LitElement> | 'value'>;

/** The element's properties. One that is missing or `undefined` has its default. */
export type Settings = { [Name in keyof Settable]?: Settable[Name] | undefined } & {
  /** Images that are stored already. Setting equal ones again changes nothing. */
  images?: readonly (StoredImage | string)[] | undefined;
};

type InKebabCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${InKebabCase<Rest>}`
  : Name;

type WithAttribute = Exclude<keyof Settable, 'presign' | 'presignHeaders' | 'locale' | 'defaultValue'>;

/** The properties as attributes: `maxSize` is `max-size`. */
export type Attributes = {
  [Name in WithAttribute as InKebabCase<Name>]?: Settable[Name] | undefined;
};

export type Handler<Told extends Event> = (event: Told & { readonly currentTarget: S3ImageUpload }) => void;

/** The name of an event's handler: `onUploadSuccess` for `upload-success`. */
export type Handlers = {
  [Name in keyof EventMap as Name extends `upload-${infer What}` ? `onUpload${Capitalize<What>}` : never]?:
    Handler<EventMap[Name]> | undefined;
} & Partial<Record<'onInput' | 'onChange', Handler<Event> | undefined>>;

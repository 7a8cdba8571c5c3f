// The script of the page: renders the app when the test asks for it, and records the events of its handlers.
import { createRef, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import type { S3ImageUploadElement, S3ImageUploadProps } from 's3-image-upload/react';
import { App, BareApp } from './app.js';

const told: string[] = [];
const ref = createRef<S3ImageUploadElement>();

/** @param by identifies the rendering to which these handlers belong */
const handlers = (by: string): S3ImageUploadProps => ({
  onUploadAdd: ({ detail }) => told.push(`${by}: add ${detail.item.name}`),
  onUploadReject: ({ detail }) => told.push(`${by}: reject ${detail.file.name} ${detail.error.code}`),
  onUploadSuccess: ({ detail }) => told.push(`${by}: success ${detail.item.name}`),
  onUploadError: ({ detail }) => told.push(`${by}: error ${detail.error.code}`),
  onUploadRemove: ({ detail }) => told.push(`${by}: remove ${detail.item.name}`),
  onUploadComplete: ({ currentTarget }) => told.push(`${by}: complete ${currentTarget.items.length}`),
  onChange: ({ currentTarget }) => told.push(`${by}: change ${currentTarget.images.length}`),
});

const app = (props: S3ImageUploadProps, by: string) => (
  <StrictMode>
    <App {...props} {...handlers(by)} element={ref} />
  </StrictMode>
);

let root: Root | undefined;

const page = {
  told,
  ref,
  hydrate: (props: S3ImageUploadProps) => {
    const onRecoverableError = (error: unknown) => console.error(error);
    root = hydrateRoot(document.getElementById('root') ?? document, app(props, 'first'), {
      onRecoverableError,
    });
  },
  render: (props: S3ImageUploadProps, by = 'first') => {
    root ??= createRoot(document.getElementById('root') ?? document.body);
    const shown = root;
    flushSync(() => shown.render(app(props, by)));
  },
  unmount: () => root?.unmount(),
};

export type ReactPage = typeof page;

Object.assign(globalThis, { reactPage: () => page });

// In the task that has defined the element, as an app does it.
if (location.hash === '#bare') hydrateRoot(document.getElementById('root') ?? document, <BareApp />);

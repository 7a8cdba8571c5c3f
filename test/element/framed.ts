// A page in a frame, with a library that changes its document.
import { fixture, html } from '@open-wc/testing';
import { found, until } from './fixtures.js';

interface Libraries {
  readonly Turbo: {
    readonly visit: (url: string) => void;
    readonly renderStreamMessage: (html: string) => void;
  };
  readonly htmx: { readonly process: (element: Element) => void };
}

export async function openFrame(src: string) {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A site" src=${src}></iframe>`);
  const page = () => found(frame.contentDocument);
  const view = () => found(frame.contentWindow) as Window & Libraries;
  await until(() => page().URL !== 'about:blank' && page().readyState === 'complete');
  const errors: string[] = [];
  view().addEventListener('error', ({ message }) => errors.push(message));
  view().addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  const ours = () => found(page().querySelector('s3-image-upload'));
  return {
    page,
    view,
    /** Errors that reached the page's own error handlers. */
    errors,
    ours,
    isDrawn: () => page().querySelector('s3-image-upload')?.shadowRoot?.querySelector('button') != null,
    /** The values that the form sends under this name. */
    sent: (name = 'photo') => new FormData(found(page().querySelector('form'))).getAll(name),
  };
}

// Decides which URLs of stored images a page may use in links, images and forms.

/** Base URL for URLs without a scheme. */
const BASE = 'https://page.invalid/';

/** The scheme as browsers parse it, ignoring spaces, control characters and case (URL Standard); `undefined` if it is not a URL. */
function schemeOf(url: string): string | undefined {
  try {
    return new URL(url, BASE).protocol;
  } catch {
    return undefined;
  }
}

/** Whether the URL is http, https or relative to the page. */
export const isWebAddress = (url: string): boolean => /^https?:$/.test(schemeOf(url) ?? '');

/** Whether it is such a URL, or a `blob:` URL, which only this page can create. */
export const isPictureAddress = (url: string): boolean => isWebAddress(url) || schemeOf(url) === 'blob:';

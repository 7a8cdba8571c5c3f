// Which addresses of stored images may reach a page: its links, its pictures, its form.

/** Any page: an address without a scheme is read against it. */
const BASE = 'https://page.invalid/';

/** The scheme as a browser finds it, past spaces, control characters and capitals (URL Standard); `undefined`: no address. */
function schemeOf(url: string): string | undefined {
  try {
    return new URL(url, BASE).protocol;
  } catch {
    return undefined;
  }
}

/** http or https, or relative to the page. */
export const isWebAddress = (url: string): boolean => /^https?:$/.test(schemeOf(url) ?? '');

/** Also what this page itself has made of a file, `blob:…`: nobody else can. */
export const isPictureAddress = (url: string): boolean => isWebAddress(url) || schemeOf(url) === 'blob:';

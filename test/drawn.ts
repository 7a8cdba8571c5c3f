import type { ElementHandle, Page } from 'puppeteer-core';

/**
 * Waits until this is in the shadow root of an element. It looks in each frame: `waitForSelector` observes the document, and is not
 * told of what changes in a shadow root.
 *
 * @param selector matches within the shadow root
 * @param host matches the element, or several of which one has it
 */
export async function drawn<Found extends HTMLElement = HTMLElement>(
  page: Page,
  selector: string,
  host = 's3-image-upload',
): Promise<ElementHandle<Found>> {
  const found = await page.waitForFunction(
    (element, wanted) => {
      const all = [...document.querySelectorAll(element)];
      return all.map(({ shadowRoot }) => shadowRoot?.querySelector<HTMLElement>(wanted)).find(Boolean);
    },
    {},
    host,
    selector,
  );
  return found as unknown as ElementHandle<Found>;
}

import type { ElementHandle, Page } from 'puppeteer-core';

/**
 * Waits until there is a match in the shadow root of an element. It checks in each frame, since `waitForSelector` observes the document
 * and does not notice changes in a shadow root.
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

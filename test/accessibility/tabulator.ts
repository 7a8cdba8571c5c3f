// Moves through the element of a page with the Tab key, from a button before it to one after it.
import type { Page } from 'puppeteer-core';
import { ask, type Focused } from './critics.js';

/** The stops in the element, until the focus has left it. */
export async function tabThrough(page: Page, direction: 'forwards' | 'backwards' = 'forwards') {
  await page.evaluate((isForwards) => {
    const element = document.querySelector('s3-image-upload');
    const [before, behind] = [document.createElement('button'), document.createElement('button')];
    element?.before(before);
    element?.after(behind);
    (isForwards ? before : behind).focus();
  }, direction === 'forwards');
  const stops: Focused[] = [];
  if (direction === 'backwards') await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  for (let stop = await ask(page, 'focused'); stop; stop = await ask(page, 'focused')) {
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.up('Shift');
  return stops;
}

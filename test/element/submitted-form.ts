// A form with the element, and the values that it sends.
import { fixture, html } from '@open-wc/testing';
import type { Stack } from '../stack-client.js';
import 's3-image-upload';
import { found } from './fixtures.js';

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Waits until all pending tasks have run. */
export const still = async (frames = 20) => {
  for (let at = 0; at < frames; at += 1) await frame();
};

/**
 * @param attributes of the element
 * @param formAttributes of the form
 * @param more HTML between the element and the button that submits
 */
export async function submittedForm(stack: Stack, attributes: string, formAttributes = '', more = '') {
  const place = await fixture(html`<div></div>`);
  place.innerHTML = `<form ${formAttributes}>
      <s3-image-upload name="photo" presign-endpoint="${stack.presign()}" ${attributes}></s3-image-upload>
      ${more}
      <button name="then" value="publish">Publish</button>
    </form>`;
  const made = found(place.querySelector('form'));
  const ours = found(made.querySelector('s3-image-upload'));
  const sent: string[][] = [];
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push(
      [...new FormData(made, event.submitter).entries()].map(([name, value]) => `${name}=${value as string}`),
    );
  });
  await ours.updateComplete;
  return {
    made,
    ours,
    sent,
    publish: found(made.querySelector<HTMLButtonElement>('button:last-of-type')),
  };
}

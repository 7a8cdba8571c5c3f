// Elements beneath a modal dialog ignore pastes while the dialog is visible.
import { expect } from '@open-wc/testing';
import { focusedIn } from '../../src/element/engine/composed.js';
import { image } from '../images.js';
import { nearElement as element, found, paste, transfer } from './fixtures.js';

const places: Element[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

/** An element of a design system with this content in its shadow root. */
function component(content: string): HTMLElement {
  const made = document.createElement('div');
  made.attachShadow({ mode: 'open' }).innerHTML = content;
  return made;
}

function place<Placed extends Element>(made: Placed): Placed {
  document.body.append(made);
  places.push(made);
  return made;
}

const inside = (made: Element, selector: string) =>
  found(made.shadowRoot?.querySelector<HTMLElement>(selector));

/** Number of images after one was pasted without a focus. */
async function taken(target: Awaited<ReturnType<typeof element>>): Promise<number> {
  (focusedIn(document) as HTMLElement).blur();
  expect(document.activeElement).to.equal(document.body);
  document.body.dispatchEvent(paste(transfer(await image())));
  return target.items.length;
}

describe('pasting onto a page', () => {
  it('adds nothing beneath a native dialog in a shadow root, and an image in it', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const made = place(component('<dialog><p>Really?</p><slot></slot></dialog>'));
    (inside(made, 'dialog') as HTMLDialogElement).showModal();
    expect(await taken(target)).to.equal(0);
    made.append(target);
    expect(await taken(target)).to.equal(1);
  });

  it('adds nothing beneath a native dialog in a shadow root of a shadow root', async () => {
    const target = await element();
    const made = place(component('<div></div>'));
    const inner = component('<dialog><p>Really?</p></dialog>');
    inside(made, 'div').append(inner);
    (inside(inner, 'dialog') as HTMLDialogElement).showModal();
    expect(await taken(target)).to.equal(0);
  });

  it('adds nothing beneath a dialog of a component, and an image in it', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const made = place(component('<div role="dialog" aria-modal="true"><slot></slot></div>'));
    made.textContent = 'Really?';
    expect(await taken(target)).to.equal(0);
    made.append(target);
    expect(await taken(target)).to.equal(1);
  });

  for (const [how, wrapper, panel] of [
    ['whose own box is empty', 'position: relative', 'position: fixed; inset: 0'],
    ['at the edge of the screen', 'position: fixed; inset: 0 -10px 0 auto; width: 20px', ''],
    [
      'that lets the pointer through beside it',
      'position: fixed; inset: 0; pointer-events: none',
      'pointer-events: auto',
    ],
  ] as const)
    for (const where of ['page', 'shadow root'] as const)
      it(`adds nothing beneath a dialog ${how}, in a ${where}`, async () => {
        const target = await element();
        const dialog = `<div role="dialog" aria-modal="true" style="${wrapper}"><div style="${panel}">Really?</div></div>`;
        const made = place(where === 'page' ? document.createElement('div') : component(dialog));
        if (where === 'page') made.innerHTML = dialog;
        expect(await taken(target)).to.equal(0);
      });

  it('adds nothing beneath a component that is a dialog itself and has its box in its shadow root', async () => {
    const target = await element();
    const made = place(component('<div style="position: fixed; inset: 0">Really?</div>'));
    made.style.display = 'contents';
    made.setAttribute('aria-modal', 'true');
    expect(await taken(target)).to.equal(0);
  });

  for (const [how, wrapper, panel] of [
    ['transparent', 'position: fixed; inset: 0; opacity: 0', ''],
    ['transparent in its parts', 'position: fixed; inset: 0; pointer-events: none', 'opacity: 0'],
    [
      'left of the screen',
      'position: fixed; inset: 0 auto 0 0; width: 200px; transform: translateX(-100%)',
      '',
    ],
    ['right of the screen', 'position: fixed; inset: 0 -200px 0 auto; width: 200px', ''],
    ['below the screen', 'position: fixed; top: 100vh; height: 200px', ''],
    ['far away', 'position: absolute; left: -9999px', ''],
    [
      'collapsed',
      'position: fixed; inset: 0 auto auto 0; width: 0; overflow: hidden',
      'width: 200px; height: 200px',
    ],
    ['shrunk', 'position: fixed; inset: 0; transform: scale(0)', ''],
    ['clipped', 'position: fixed; inset: 0; clip-path: inset(100%)', ''],
    ['invisible', 'position: fixed; inset: 0; visibility: hidden', ''],
    ['not displayed', 'display: none', ''],
  ] as const)
    it(`adds an image while a drawer is ${how}`, async () => {
      const target = await element({ 'upload-on': 'manual' });
      const made = place(document.createElement('div'));
      made.innerHTML = `<div role="dialog" aria-modal="true" style="${wrapper}"><div style="${panel}">Menu</div></div>`;
      document.body.prepend(made); // beneath elements that are drawn later
      expect(await taken(target)).to.equal(1);
    });

  it('adds nothing beneath a native dialog, even an invisible one: the page is inert', async () => {
    const target = await element();
    const dialog = place(document.createElement('dialog'));
    dialog.style.opacity = '0';
    dialog.showModal();
    expect(await taken(target)).to.equal(0);
  });
});

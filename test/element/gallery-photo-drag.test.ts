// Dragging the photo of a tile: with a mouse at once, with a finger after a long press.
import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import type { S3ImageUpload } from 's3-image-upload';
import { found, part } from './fixtures.js';
import { gallery, letters, middle, pointer, still, tile } from './gallery-fixtures.js';

const LONG_PRESS = 300;

const photo = (target: S3ImageUpload, letter: string) =>
  found(tile(target, letter).querySelector<HTMLElement>('[part=thumbnail]'));

const isSorting = (target: S3ImageUpload) => part(target, 'list').matches('.sorting');

describe('the photo in a gallery', () => {
  let clock: SinonFakeTimers | undefined;
  afterEach(() => clock?.restore());
  const stopClock = () => (clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

  it('is dragged by a mouse, which does not click at the end', async () => {
    const target = await gallery('abc');
    let clicks = 0;
    for (const letter of 'abc') photo(target, letter).addEventListener('click', () => (clicks += 1));
    await sendMouse({ type: 'move', position: middle(photo(target, 'a')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(photo(target, 'c')) });
    await still();
    await sendMouse({ type: 'up' });
    await still();
    expect(letters(target)).to.equal('bca');
    expect(clicks).to.equal(0);
    await sendMouse({ type: 'click', position: middle(photo(target, 'b')) });
    expect(clicks).to.equal(1);
    expect(isSorting(target)).to.be.false;
  });

  it('is not dragged by the buttons on it', async () => {
    const target = await gallery('abc');
    const button = found(tile(target, 'a').querySelector('[part=remove-button]'));
    pointer('pointerdown', button, middle(button));
    pointer('pointermove', button, middle(photo(target, 'c')));
    await still();
    expect(isSorting(target)).to.be.false;
  });

  it('is not dragged if the images can’t be sorted', async () => {
    const target = await gallery('abc');
    target.readonly = true;
    pointer('pointerdown', photo(target, 'a'), [0, 0]);
    pointer('pointermove', photo(target, 'a'), [50, 0]);
    await still();
    expect(isSorting(target)).to.be.false;
  });

  const finger = { pointerType: 'touch' };

  it('is lifted by a long press of a finger, which then does not scroll the page', async () => {
    const target = await gallery('abc');
    const [at, to] = [middle(photo(target, 'a')), middle(photo(target, 'b'))];
    const time = stopClock();
    const scroll = () => {
      const event = new Event('touchmove', { bubbles: true, cancelable: true });
      photo(target, 'a').dispatchEvent(event);
      return !event.defaultPrevented;
    };
    // Only a pressed pointer can be captured.
    part(target, 'list').setPointerCapture = () => {};
    pointer('pointerdown', photo(target, 'a'), at, finger);
    time.tick(LONG_PRESS - 1);
    expect(scroll()).to.be.true;
    time.tick(1);
    expect(scroll()).to.be.false;
    time.restore();
    await still();
    expect(isSorting(target)).to.be.true;
    pointer('pointermove', part(target, 'list'), to, finger);
    pointer('pointerup', part(target, 'list'), to, finger);
    await still();
    expect(letters(target)).to.equal('bac');
  });

  for (const [what, act] of [
    ['moves at once, which scrolls the page', (on: Element) => pointer('pointermove', on, [90, 90], finger)],
    ['is taken by the browser', (on: Element) => pointer('pointercancel', on, [10, 10], finger)],
    ['is lifted at once, which is a press', (on: Element) => pointer('pointerup', on, [10, 10], finger)],
  ] as const)
    it(`is not moved when a finger ${what}`, async () => {
      const target = await gallery('abc');
      const time = stopClock();
      pointer('pointerdown', photo(target, 'a'), [10, 10], finger);
      act(photo(target, 'a'));
      time.tick(LONG_PRESS * 2);
      time.restore();
      await still();
      expect(isSorting(target)).to.be.false;
    });
});

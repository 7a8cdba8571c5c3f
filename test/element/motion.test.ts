// Animations of rows and tiles that appear, disappear or change places.
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { image, images } from '../images.js';
import { element, found, until } from './fixtures.js';
import { gallery, hundreds, still } from './gallery-fixtures.js';

const rows = (target: S3ImageUpload) => [...target.renderRoot.querySelectorAll<HTMLElement>('[data-id]')];

/** Animations of the rows themselves. */
const moving = (target: S3ImageUpload) => rows(target).filter((row) => row.getAnimations().some(isMotion));
const isMotion = (animation: Animation) =>
  !(animation instanceof CSSTransition || animation instanceof CSSAnimation);

/** Waits until the code for motion, which is loaded with the second image, has observed the rows. */
async function ready(target: S3ImageUpload): Promise<S3ImageUpload> {
  await until(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/motion.')));
  await still(10);
  return target;
}

async function list(count: number): Promise<S3ImageUpload> {
  const target = await element({ 'upload-on': 'manual', multiple: '' });
  await target.addFiles(await images(count));
  await until(() => rows(target).length === count);
  return ready(target);
}

/** Pauses the animations at their beginning. */
function hold(target: S3ImageUpload): void {
  for (const row of rows(target))
    for (const animation of row.getAnimations().filter(isMotion)) {
      animation.pause();
      animation.currentTime = 0;
    }
}

describe('motion', () => {
  it('moves a row from its old place to the new one within 150 ms', async () => {
    const target = await list(3);
    const last = found(rows(target)[2]);
    const { top } = last.getBoundingClientRect();
    target.remove(target.items[0]?.id);
    await until(() => rows(target).length === 2);
    hold(target);
    expect(last.getBoundingClientRect().top).to.be.closeTo(top, 1);
    const [animation] = last.getAnimations().filter(isMotion);
    expect(animation?.effect?.getComputedTiming().endTime).to.equal(150);
    const properties = (animation?.effect as KeyframeEffect)
      .getKeyframes()
      .flatMap((frame) => Object.keys(frame));
    expect(properties).not.to.include.members(['top', 'height']);
  });

  it('continues from the current place when it is interrupted', async () => {
    const target = await list(4);
    const last = found(rows(target)[3]);
    const { top } = last.getBoundingClientRect();
    target.remove(target.items[0]?.id);
    await until(() => rows(target).length === 3);
    hold(target);
    target.remove(target.items[0]?.id);
    await until(() => rows(target).length === 2);
    hold(target);
    expect(last.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('fades a removed row, which can’t be clicked or announced any more, and then removes it', async () => {
    const target = await list(2);
    const first = found(rows(target)[0]);
    const { top, left } = first.getBoundingClientRect();
    target.remove(target.items[0]?.id);
    await until(() => rows(target).length === 1);
    expect(first.isConnected && first.inert).to.be.true;
    expect(first.ariaHidden).to.equal('true');
    const place = first.getBoundingClientRect();
    expect(place.top).to.be.closeTo(top, 4);
    expect(place.left).to.be.closeTo(left, 8);
    await until(() => !first.isConnected);
  });

  it('lets a new row rise', async () => {
    const target = await list(2);
    void target.addFiles([await image('new.jpg')]);
    await until(() => rows(target).length === 3);
    await until(() => moving(target).some((row) => row === rows(target)[2]));
    await until(() => moving(target).length === 0);
  });

  it('animates tiles that change places', async () => {
    const target = await ready(await gallery('abcd'));
    target.move(target.items[0]?.id ?? '', 2);
    await until(() => moving(target).length === 3);
    await until(() => moving(target).length === 0);
  });

  it('applies only to visible rows among hundreds', async () => {
    const target = await element({ variant: 'gallery', multiple: '', value: hundreds() });
    await until(() => rows(target).length === 300);
    await ready(target);
    target.remove(target.items[0]?.id);
    await until(() => moving(target).length > 0);
    expect(moving(target).length).to.be.below(100);
  });

  it('is off if the visitor prefers reduced motion', async function () {
    await emulateMedia({ reducedMotion: 'reduce' }).catch(() => this.skip());
    try {
      const target = await list(3);
      target.remove(target.items[0]?.id);
      await until(() => rows(target).length === 2);
      expect(moving(target)).to.be.empty;
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });
});

// The progress bar, with and without progress events of the browser.
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { needs } from '../abilities.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, has, next, openList, part, until } from './fixtures.js';
import { variantNames } from '../../src/element/variants/variants.js';

const variants = variantNames;

/** The names of the bar's running animations. */
const animations = (target: S3ImageUpload) =>
  part(target, 'progress-bar')
    .getAnimations()
    .flatMap((animation) => (animation instanceof CSSAnimation ? animation.animationName : []));

for (const variant of variants)
  describe(`the progress of an upload, ${variant}`, () => {
    let stack: Stack;
    let target: S3ImageUpload;
    // A new storage for each test, since browsers cache the answers to preflights.
    beforeEach(async () => (stack = await openStack()));
    afterEach(async () => {
      target.abort();
      await stack.faults();
    });

    /** A page with uploads without progress events, since the preflight is not answered. */
    async function uploadSilently() {
      await stack.faults({ method: 'OPTIONS', delay: 60_000 });
      target = await element({ variant, 'presign-endpoint': stack.presign() });
      const started = next(target, 'upload-start');
      await target.addFiles([await image('beach.jpg')]);
      await started;
      await until(() => has(target, 'progress') && has(target, 'item-uploading'));
      openList(target);
      return part(target, 'progress');
    }

    it('has no value while the browser reports no progress', async () => {
      const bar = await uploadSilently();
      expect(bar.getAttribute('role')).to.equal('progressbar');
      expect(bar.hasAttribute('aria-valuenow')).to.be.false;
      expect(part(target, 'status').textContent.trim()).to.equal('Uploading');
      expect(animations(target)).to.have.length(1);
      await expect(target).to.be.accessible();
    });

    it('has a value once a byte is sent', async () => {
      await stack.faults({ method: 'POST', stallAt: 0 });
      target = await element({ variant, 'presign-endpoint': stack.presign() });
      // More than a connection can buffer without a reader.
      const large = new File([await image(), new Uint8Array(4_800_000)], 'beach.jpg');
      const progressed = next(target, 'upload-progress');
      void target.addFiles([large]);
      await progressed;
      await until(() => has(target, 'progress') && part(target, 'progress').hasAttribute('aria-valuenow'));
      expect(Number(part(target, 'progress').getAttribute('aria-valuenow'))).to.be.within(0, 99);
      // A browser may be able to buffer everything.
      expect(part(target, 'status').textContent.trim()).to.match(/^(\d+%|Finishing…)$/);
      expect(animations(target)).to.have.length(0);
    });

    it('says that it is finishing once all bytes are sent, until the storage has answered', async () => {
      await stack.faults({ method: 'POST', delay: 60_000 });
      target = await element({ variant, 'presign-endpoint': stack.presign() });
      void target.addFiles([await image('beach.jpg')]);
      await until(() => has(target, 'status') && part(target, 'status').textContent.trim() === 'Finishing…');
      expect(Number(part(target, 'progress').getAttribute('aria-valuenow'))).to.equal(99);
    });

    it('does not move if the visitor prefers reduced motion, and differs from a full bar', async function () {
      await needs(this, 'be told to move less');
      await emulateMedia({ reducedMotion: 'reduce' });
      try {
        await uploadSilently();
        expect(animations(target)).to.deep.equal(['appear']);
        const { maskImage, backgroundImage } = getComputedStyle(part(target, 'progress-bar'));
        expect(`${maskImage} ${backgroundImage}`).to.contain('repeating-');
      } finally {
        await emulateMedia({ reducedMotion: 'no-preference' });
      }
    });
  });

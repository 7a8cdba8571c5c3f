// Compares images that are held before the engine is loaded with those of an uploader that does not inspect files.
import { expect } from '@open-wc/testing';
import { HeldImages } from '../../src/element/page/held-images.js';
import type { UploadItem } from '../../src/rules/item.js';
import { relist } from '../../src/rules/relist.js';
import { Uploader } from '../../src/upload/uploader.js';
import { randomFrom } from '../random.js';

const STEPS = 2000;
const TOLD = ['upload-abort', 'upload-pause', 'upload-resume', 'upload-remove', 'upload-complete'] as const;

/** Names an image by its file or URL, since ids differ. */
const facts = (item: UploadItem) => `${item.name} ${item.state} ${item.alt}`;

for (const uploadOn of ['select', 'manual'] as const)
  describe(`images that are held, with upload-on="${uploadOn}"`, () => {
    it(`equal those of an uploader after each of ${STEPS} calls`, async () => {
      const next = randomFrom(uploadOn.length);
      const below = (count: number) => Math.floor(next() * count);
      const told: Record<'held' | 'real', string[]> = { held: [], real: [] };
      const held = new HeldImages({
        settings: () => ({ uploadOn }),
        onChange: () => {},
        tell: (name, detail) => told.held.push(`${name} ${'item' in detail ? facts(detail.item) : ''}`),
      });
      const real = new Uploader(
        { multiple: true, uploadOn },
        { inspect: () => new Promise(() => {}) }, // files are not inspected
      );
      for (const name of TOLD)
        real.addEventListener(name, (event) => {
          const { detail } = event as CustomEvent<{ item?: UploadItem }>;
          told.real.push(`${name} ${detail.item ? facts(detail.item) : ''}`);
        });
      let names = 0;
      let existing = 0;
      const calls: readonly (() => void)[] = [
        () => {
          const files = Array.from({ length: below(3) }, () => new File(['12345'], `${(names += 1)}.jpg`));
          void held.addFiles(files);
          void real.addFiles(files);
        },
        () => {
          void held.upload();
          void real.upload();
        },
        ...(['abort', 'pause', 'resume', 'retry', 'remove'] as const).map((method) => () => {
          const index = below(held.length);
          held[method](held.items[index]?.id ?? 'nobody');
          real[method](real.items[index]?.id ?? 'nobody');
        }),
        ...(['abort', 'pause', 'resume'] as const).map((method) => () => {
          held[method]();
          real[method]();
        }),
        () => {
          if (below(9) > 0) return;
          held.clear();
          real.clear();
        },
        () => {
          const [from, to] = [below(held.length), [below(12) - 2, next() * 5, NaN][below(3)] ?? 0];
          held.move(held.items[from]?.id ?? 'nobody', to);
          real.move(real.items[from]?.id ?? 'nobody', to);
        },
        () => {
          if (held.items.some(({ state }) => state !== 'stored')) return; // existing images are inserted before chosen ones
          const images = Array.from({ length: below(4) }, () => ({
            url: `/${below(5)}.jpg`,
            alt: `${below(3)}`,
          }));
          held.show(images, () => `existing-${(existing += 1)}`);
          real.list(relist(real.items, images, () => `existing-${(existing += 1)}`));
        },
      ];
      for (let step = 0; step < STEPS; step += 1) {
        calls[below(calls.length)]?.();
        await Promise.resolve(); // events at the end of a call are dispatched after it
        expect(held.items.map(facts)).to.deep.equal(real.items.map(facts));
        expect(held.progress).to.deep.equal(real.progress);
        expect(told.held).to.deep.equal(told.real);
        expect(held.items).to.be.frozen;
      }
      expect(told.held.length).to.be.above(100);
    });
  });

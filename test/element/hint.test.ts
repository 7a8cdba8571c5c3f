import { expect } from '@open-wc/testing';
import { hintOf } from '../../src/element/page/hint.js';
import { en } from '../../src/locales/en.js';
import { sayIn } from '../../src/locales/say.js';

describe('the hint in English', () => {
  for (const [rules, text] of [
    [{ formats: [] }, ''],
    [{ formats: ['PNG', 'JPEG', 'WebP'] }, 'PNG, JPEG, or WebP'],
    [
      { formats: [], multiple: true, minSize: 10_000, maxSize: 5_000_000, maxFiles: 3 },
      'Up to 3 images, 10 kB to 5 MB each',
    ],
    [
      { formats: [], multiple: true, minFiles: 2, maxFiles: 12, maxSize: 5e6 },
      '2 to 12 images, up to 5 MB each',
    ],
    [
      { formats: ['PNG', 'JPEG'], multiple: true, required: true, maxFiles: 3, maxSize: 5e6 },
      '1 to 3 images (PNG or JPEG), up to 5 MB each',
    ],
    [{ formats: ['PNG'], required: true, maxFiles: 3, maxSize: 5e6 }, '1 image (PNG), up to 5 MB'],
    [{ formats: ['PNG'], maxFiles: 3, maxSize: 5 * 2 ** 20 }, 'PNG, up to 5 MiB'],
    [{ formats: [], multiple: true, required: true, minFiles: 2 }, 'At least 2 images'],
    [{ formats: [], multiple: true, required: true, minFiles: 3, maxFiles: 3 }, '3 images'],
    [{ formats: [], multiple: true, maxFiles: 1 }, 'Up to 1 image'],
    [{ formats: [], minFiles: 1 }, ''],
    [{ formats: [], minWidth: 800, minHeight: 600 }, 'At least 800 × 600 pixels'],
    [{ formats: [], minWidth: 800 }, 'At least 800 pixels wide'],
    [{ formats: [], maxHeight: 600 }, 'Up to 600 pixels high'],
    [{ formats: [], aspectRatio: { min: 1, max: 1 } }, 'Square'],
    [{ formats: [], aspectRatio: { min: 16 / 9, max: 16 / 9 } }, 'Shape 16:9'],
    [{ formats: [], aspectRatio: { min: 0.8, max: 1.91 } }, 'Shape 4:5 to 1.91:1'],
  ] as const)
    it(`of ${JSON.stringify(rules)} is “${text}”`, () =>
      expect(hintOf(rules, sayIn(en), 'en')).to.equal(text));
});

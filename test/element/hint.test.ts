import { expect } from '@open-wc/testing';
import { hintOf } from '../../src/element/page/hint.js';
import { en } from '../../src/locales/en.js';
import { sayIn } from '../../src/locales/say.js';

describe('the hint in English', () => {
  for (const [rules, text] of [
    [{ formats: [] }, ''],
    [{ formats: ['PNG', 'JPEG', 'WebP'] }, 'PNG, JPEG, or WebP'],
    [
      { formats: [], minSize: 10_000, maxSize: 5_000_000, maxFiles: 3 },
      'From 10 kB · up to 5 MB · at most 3 images',
    ],
    [{ formats: ['PNG'], required: true, maxFiles: 3 }, 'PNG · at least one image · at most 3 images'],
    [{ formats: [], required: true, minFiles: 2 }, 'At least 2 images'],
    [{ formats: [], minFiles: 1 }, ''],
    [{ formats: [], minWidth: 800, minHeight: 600 }, 'At least 800 × 600 pixels'],
    [{ formats: [], minWidth: 800 }, 'At least 800 pixels wide'],
    [{ formats: [], maxHeight: 600 }, 'At most 600 pixels high'],
    [{ formats: [], aspectRatio: { min: 1, max: 1 } }, 'Square'],
    [{ formats: [], aspectRatio: { min: 16 / 9, max: 16 / 9 } }, 'Width to height 1.78'],
    [{ formats: [], aspectRatio: { min: 0.8, max: 1.91 } }, 'Width to height from 0.8 to 1.91'],
  ] as const)
    it(`of ${JSON.stringify(rules)} is “${text}”`, () =>
      expect(hintOf(rules, sayIn(en), 'en')).to.equal(text));
});

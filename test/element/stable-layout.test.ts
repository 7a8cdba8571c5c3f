// What follows the element is pushed when images are added, and then not again.
import { expect } from '@open-wc/testing';
import { needs } from '../abilities.js';
import { images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, until } from './fixtures.js';
import { still } from './gallery-fixtures.js';

let stack: Stack;
before(async () => (stack = await openStack()));

interface Shift extends PerformanceEntry {
  readonly value: number;
}

/** Score of Layout Instability (https://wicg.github.io/layout-instability/): 0.1 is what web.dev calls good for a whole page. */
const MOST = 0.01;

for (const variant of ['dropzone', 'gallery'])
  for (const width of [358, 788, 1248])
    it(`a ${variant} of ${width} px stays as high as it is while its images are sent`, async function () {
      await needs(this, 'tell of layout shifts');
      const shifts: Shift[] = [];
      const observer = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[])));
      const target = await element({ variant, multiple: '', 'presign-endpoint': stack.presign() });
      target.style.inlineSize = `${width}px`;
      const after = document.createElement('p');
      after.textContent = 'What follows the element';
      target.after(after);
      await target.updateComplete;
      const rows = () => target.renderRoot.querySelectorAll('[data-id]').length;
      const complete = new Promise((resolve) => target.addEventListener('upload-complete', resolve));
      void target.addFiles(await images(8));
      await until(() => rows() === 8);
      await still(1); // the frame in which they push what follows
      observer.observe({ type: 'layout-shift' });
      const start = performance.now();
      await complete;
      await target.updateComplete;
      await still(30);
      shifts.push(...(observer.takeRecords() as Shift[]));
      observer.disconnect();
      after.remove();
      const score = shifts
        .filter(({ startTime }) => startTime >= start)
        .reduce((sum, { value }) => sum + value, 0);
      expect(score).to.be.at.most(MOST);
    });

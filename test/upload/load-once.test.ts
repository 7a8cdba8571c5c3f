// A part of the package is loaded once, and is at hand in the same task afterwards.
import { expect } from '@open-wc/testing';
import { loadOnce } from '../../src/upload/load-once.js';

describe('loadOnce', () => {
  it('loads a part once, and resolves to it without another task afterwards', async () => {
    let loads = 0;
    const load = loadOnce(async () => {
      await fetch(location.href); // a part arrives in a later task
      return { number: (loads += 1) };
    });
    const part = await load();
    let isLater = false;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (isLater = true);
    port2.postMessage(undefined);
    expect(await load()).to.equal(part);
    expect(isLater).to.equal(false);
    expect(loads).to.equal(1);
    port1.close();
  });

  it('loads it again after a failure', async () => {
    let isLost = true;
    const load = loadOnce(() =>
      isLost ? Promise.reject(new Error('The connection is lost.')) : Promise.resolve('part'),
    );
    expect(await load().catch(String)).to.equal('Error: The connection is lost.');
    isLost = false;
    expect(await load()).to.equal('part');
  });
});

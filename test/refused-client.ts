// The runner adds this to each file of component tests: the file fails where its page was refused something.
import { assert } from '@open-wc/testing';

after('nothing that the page asked for was refused', async () => {
  const refused = (await (await fetch('/refused')).json()) as string[];
  assert.deepEqual(refused, []);
});

// The runner adds this to each file of component tests. The file fails if the server has refused a request of its page.
import { assert } from '@open-wc/testing';

after('nothing that the page asked for was refused', async () => {
  const refused = (await (await fetch('/refused')).json()) as string[];
  assert.deepEqual(refused, []);
});

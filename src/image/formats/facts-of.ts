import type { ImageFacts } from '../../rules/facts.js';

/** An image of which nothing but the type is known yet. */
export const factsOf = (type: string): ImageFacts => ({
  type,
  width: undefined,
  height: undefined,
  orientation: 1,
  animated: false,
  metadata: false,
  location: false,
});

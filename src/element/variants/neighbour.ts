// Finds the tile beside another in the layout.

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** @returns its index, or `undefined` if there is none in this direction */
export function neighbour(
  tile: HTMLElement,
  tiles: readonly HTMLElement[],
  direction: Direction,
): number | undefined {
  const index = tiles.indexOf(tile);
  const step = getComputedStyle(tile).direction === 'rtl' ? -1 : 1;
  switch (direction) {
    case 'first':
      return 0;
    case 'last':
      return tiles.length - 1;
    case 'left':
      return within(index - step, tiles);
    case 'right':
      return within(index + step, tiles);
    case 'up':
    case 'down':
      return inRow(tile, tiles, direction);
  }
}

const within = (index: number, tiles: readonly HTMLElement[]) => (tiles[index] ? index : undefined);

/** The nearest tile of the nearest row. */
function inRow(
  tile: HTMLElement,
  tiles: readonly HTMLElement[],
  direction: 'up' | 'down',
): number | undefined {
  const isUp = direction === 'up';
  const beyond = tiles.filter((other) =>
    isUp ? other.offsetTop < tile.offsetTop : other.offsetTop >= tile.offsetTop + tile.offsetHeight,
  );
  const tops = beyond.map(({ offsetTop }) => offsetTop);
  const top = isUp ? Math.max(...tops) : Math.min(...tops);
  const [nearest] = beyond
    .filter(({ offsetTop }) => offsetTop === top)
    .sort(
      (one, other) =>
        Math.abs(one.offsetLeft - tile.offsetLeft) - Math.abs(other.offsetLeft - tile.offsetLeft),
    );
  return nearest && tiles.indexOf(nearest);
}

// A list that finds, replaces, moves and removes items by id. The time that this takes hardly grows with the length of the list.

/** Largest number of nodes in a block. Finding an index walks the blocks; a change shifts the nodes of one block. */
const MOST = 128;

interface Node<Item, Mark> {
  item: Item;
  mark: Mark | undefined;
  block: Block<Item, Mark>;
}

interface Block<Item, Mark> {
  nodes: Node<Item, Mark>[];
  /** Number of nodes by mark. The number for `undefined` is wrong: new nodes have no mark and are not counted. */
  readonly marks: Map<Mark | undefined, number>;
}

export class IndexedList<Item extends { readonly id: string }, Mark extends string> {
  #blocks: Block<Item, Mark>[] = [];
  readonly #nodes = new Map<string, Node<Item, Mark>>();
  #items: readonly Item[] | undefined;

  /** The items as a frozen array, which is the same object until the list changes. */
  get items(): readonly Item[] {
    return (this.#items ??= Object.freeze(
      this.#blocks.flatMap(({ nodes }) => nodes.map(({ item }) => item)),
    ));
  }

  get length(): number {
    return this.#nodes.size;
  }

  find(id: string): Item | undefined {
    return this.#nodes.get(id)?.item;
  }

  /** Replaces the item that has the same id. */
  replace(item: Item): void {
    const node = this.#nodes.get(item.id);
    if (!node) return;
    node.item = item;
    this.#items = undefined;
  }

  append(items: Iterable<Item>): void {
    for (const item of items) {
      const last = this.#blocks.at(-1);
      const block = last && last.nodes.length < MOST ? last : this.#addBlock(this.#blocks.length);
      this.#put(item, block, block.nodes.length);
    }
  }

  remove(id: string): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    this.mark(id, undefined);
    this.#nodes.delete(id);
    const { nodes } = node.block;
    nodes.splice(nodes.indexOf(node), 1);
    if (nodes.length === 0) this.#blocks.splice(this.#blocks.indexOf(node.block), 1);
    this.#items = undefined;
  }

  /**
   * @param index from 0, in the list without the item; clamped to the list
   * @returns whether the item has moved
   */
  move(id: string, index: number): boolean {
    const node = this.#nodes.get(id);
    const given: unknown = index; // a script can pass any value
    const wanted = Number(given) || 0;
    const place = Math.trunc(Math.min(Math.max(0, wanted), this.#nodes.size - 1));
    if (!node || this.#indexOf(node) === place) return false;
    const { item, mark } = node;
    this.remove(id);
    this.#insert(item, place);
    this.mark(id, mark);
    return true;
  }

  /** Sets the mark of an item. An item has at most one. */
  mark(id: string, mark: Mark | undefined): void {
    const node = this.#nodes.get(id);
    if (!node || node.mark === mark) return;
    const { marks } = node.block;
    count(marks, node.mark, -1);
    count(marks, mark, 1);
    node.mark = mark;
  }

  /** The items with one of these marks, in the order of the list. */
  *marked(wanted: ReadonlySet<Mark>): Generator<Item> {
    for (const { nodes, marks } of this.#blocks)
      if ([...wanted].some((mark) => marks.get(mark)))
        for (const { item, mark } of nodes) if (mark && wanted.has(mark)) yield item;
  }

  #indexOf(node: Node<Item, Mark>): number {
    let before = 0;
    for (const block of this.#blocks) {
      if (block === node.block) return before + block.nodes.indexOf(node);
      before += block.nodes.length;
    }
    return -1;
  }

  #insert(item: Item, index: number): void {
    let place = index;
    for (const block of this.#blocks) {
      if (place <= block.nodes.length) {
        this.#put(item, block, place);
        if (block.nodes.length > MOST) this.#split(block);
        return;
      }
      place -= block.nodes.length;
    }
  }

  #put(item: Item, block: Block<Item, Mark>, place: number): void {
    const node = { item, mark: undefined, block };
    block.nodes.splice(place, 0, node);
    this.#nodes.set(item.id, node);
    this.#items = undefined;
  }

  #split(block: Block<Item, Mark>): void {
    const half = this.#addBlock(this.#blocks.indexOf(block) + 1);
    half.nodes = block.nodes.splice(MOST / 2);
    for (const node of half.nodes) {
      node.block = half;
      count(block.marks, node.mark, -1);
      count(half.marks, node.mark, 1);
    }
  }

  #addBlock(index: number): Block<Item, Mark> {
    const block = { nodes: [], marks: new Map<Mark | undefined, number>() };
    this.#blocks.splice(index, 0, block);
    return block;
  }
}

const count = <Mark>(counts: Map<Mark, number>, mark: Mark, more: 1 | -1) =>
  counts.set(mark, (counts.get(mark) ?? 0) + more);

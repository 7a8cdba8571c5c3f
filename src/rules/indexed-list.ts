// A list whose items are found by their id, replaced, moved and removed in a time that hardly grows with its length.

/** Nodes in a block before it is split. Blocks are walked to find a place, nodes of one block are shifted. */
const MOST = 128;

interface Node<Item> {
  item: Item;
  isMarked: boolean;
  block: Block<Item>;
}

interface Block<Item> {
  nodes: Node<Item>[];
  /** How many of them are marked. */
  marked: number;
}

export class IndexedList<Item extends { readonly id: string }> {
  #blocks: Block<Item>[] = [];
  readonly #nodes = new Map<string, Node<Item>>();
  #items: readonly Item[] | undefined;

  /** A frozen copy, the same one until something changes. */
  get items(): readonly Item[] {
    return (this.#items ??= Object.freeze(
      this.#blocks.flatMap(({ nodes }) => nodes.map(({ item }) => item)),
    ));
  }

  find(id: string): Item | undefined {
    return this.#nodes.get(id)?.item;
  }

  /** Puts this item in the place of the one with its id. */
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
    this.mark(id, false);
    this.#nodes.delete(id);
    const { nodes } = node.block;
    nodes.splice(nodes.indexOf(node), 1);
    if (nodes.length === 0) this.#blocks.splice(this.#blocks.indexOf(node.block), 1);
    this.#items = undefined;
  }

  /**
   * @param index from 0, in the list without it; beyond an end is that end
   * @returns whether it had another place before
   */
  move(id: string, index: number): boolean {
    const node = this.#nodes.get(id);
    const place = Math.min(Math.max(0, index || 0), this.#nodes.size - 1);
    if (!node || this.#indexOf(node) === place) return false;
    const { item, isMarked } = node;
    this.remove(id);
    this.#insert(item, place);
    this.mark(id, isMarked);
    return true;
  }

  /** Whether `marked` gives this item. */
  mark(id: string, isMarked: boolean): void {
    const node = this.#nodes.get(id);
    if (!node || node.isMarked === isMarked) return;
    node.isMarked = isMarked;
    node.block.marked += isMarked ? 1 : -1;
  }

  /** The marked items, in the order of the list. */
  *marked(): Generator<Item> {
    for (const { nodes, marked } of this.#blocks)
      if (marked > 0) for (const { item, isMarked } of nodes) if (isMarked) yield item;
  }

  #indexOf(node: Node<Item>): number {
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

  #put(item: Item, block: Block<Item>, place: number): void {
    const node = { item, isMarked: false, block };
    block.nodes.splice(place, 0, node);
    this.#nodes.set(item.id, node);
    this.#items = undefined;
  }

  #split(block: Block<Item>): void {
    const half = this.#addBlock(this.#blocks.indexOf(block) + 1);
    half.nodes = block.nodes.splice(MOST / 2);
    for (const node of half.nodes) node.block = half;
    half.marked = half.nodes.filter(({ isMarked }) => isMarked).length;
    block.marked -= half.marked;
  }

  #addBlock(index: number): Block<Item> {
    const block = { nodes: [], marked: 0 };
    this.#blocks.splice(index, 0, block);
    return block;
  }
}

// What a browser tells assistive technology of a page, as an indented text.
import type { Page, Protocol } from 'puppeteer-core';

type Node = Protocol.Accessibility.AXNode;

/** What says nothing by itself: its children are told in its place. */
const SILENT = new Set(['none', 'generic', 'RootWebArea', 'ListMarker', 'InlineTextBox']);

/** What is told as one: its text is its name or its value; what the live region says is of the moment. */
const WHOLE = new Set(['button', 'textbox', 'status', 'StaticText']);

/** States that are told where they are so; the others are in no variant, or follow from the role. */
const TOLD = [
  'disabled',
  'required',
  'readonly',
  'invalid',
  'pressed',
  'checked',
  'expanded',
  'hasPopup',
  'roledescription',
  'live',
  'valuemin',
  'valuemax',
  'valuetext',
] as const;

/** A line a node: role, name, value, description, states. Per cent that go on while one looks are not told. */
export async function treeOf(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (node: Node) => (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);

  const lines = (node: Node, depth: number): string[] => {
    const below = (indent: number) => childrenOf(node).flatMap((child) => lines(child, indent));
    const role = textOf(node.role);
    if (node.ignored || SILENT.has(role)) return below(depth);
    const line = '  '.repeat(depth) + (role === 'StaticText' ? quoted(node) : told(node, role));
    return [line, ...(WHOLE.has(role) ? [] : below(depth + 1))];
  };
  const [root] = nodes;
  return root
    ? `${lines(root, 0)
        .join('\n')
        .replace(/\d+\s?%/g, '… %')}\n`
    : '';
}

const textOf = (value: Protocol.Accessibility.AXValue | undefined) =>
  value?.value === undefined ? '' : String(value.value);

const quoted = (node: Node) => `“${textOf(node.name)}”`;

function told(node: Node, role: string): string {
  const states = (node.properties ?? [])
    .filter(({ name }) => (TOLD as readonly string[]).includes(name))
    .map(({ name, value }) => [name, textOf(value)] as const)
    .filter(([name, value]) => name === 'pressed' || (value !== '' && value !== 'false'))
    .map(([name, value]) => (value === 'true' ? name : `${name} ${value}`));
  const isVarying = role === 'progressbar'; // its value goes on while one looks
  return [
    role,
    textOf(node.name) && quoted(node),
    textOf(node.value) && (isVarying ? 'with a value' : `value “${textOf(node.value)}”`),
    textOf(node.description) && `described as “${textOf(node.description)}”`,
    ...states,
  ]
    .filter(Boolean)
    .join(', ')
    .replace(', “', ' “');
}

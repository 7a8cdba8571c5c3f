// The accessibility tree of a page, as indented text.
import type { Page, Protocol } from 'puppeteer-core';

type Node = Protocol.Accessibility.AXNode;

/** Roles without meaning of their own: only their children are listed. */
const SILENT = new Set(['none', 'generic', 'RootWebArea', 'ListMarker', 'InlineTextBox']);

/** Roles whose children are not listed: their text is the name or the value, and that of the live region is temporary. */
const WHOLE = new Set(['button', 'textbox', 'status', 'StaticText']);

/** States that are listed if they are set. Others occur in no variant, or follow from the role. */
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

/** A line for each node: role, name, value, description, states. Percentages that change are left out. */
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
  const isVarying = role === 'progressbar'; // its value changes
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

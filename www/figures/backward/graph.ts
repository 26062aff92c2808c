// The forward and the backward graph in one picture: every node leads to the step that computes its gradient.
import { h, setAttribute, setText, svg } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import type { WalkPart, WalkScene } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

interface Node {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** The steps whose gradient is that of the node; the first one that the walk has is gone to. */
  readonly steps: readonly string[];
}

const RADIUS = 27;

const NODES: readonly Node[] = [
  { id: 'x', x: 40, y: 120, steps: ['dx', 'dx_chain', 'dx_constants'] },
  { id: 'mean', x: 150, y: 45, steps: ['dmean'] },
  { id: 'variance', x: 240, y: 120, steps: ['dvariance'] },
  { id: 'x_hat', x: 345, y: 120, steps: ['dx_hat'] },
  { id: 'gamma', x: 420, y: 40, steps: ['dgamma'] },
  { id: 'beta', x: 420, y: 200, steps: ['dbeta'] },
  { id: 'y', x: 475, y: 120, steps: ['dy', 'x'] },
];

/** From, to, and the height of the bow where the line is not straight. */
const EDGES: readonly (readonly [string, string, number?])[] = [
  ['x', 'mean'], ['x', 'variance'], ['mean', 'variance'], ['mean', 'x_hat'], ['variance', 'x_hat'], ['x', 'x_hat', 105], ['x_hat', 'y'], ['gamma', 'y'], ['beta', 'y'],
];

const nodeOf = (id: string): Node => NODES.find((node) => node.id === id) as Node;

/** A line that ends at the rims of its two nodes. */
function route([from, to, bow = 0]: (typeof EDGES)[number]): string {
  const [a, b] = [nodeOf(from), nodeOf(to)];
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 + bow };
  const rim = (node: Node, gap: number) => {
    const [dx, dy] = [middle.x - node.x, middle.y - node.y];
    const length = Math.hypot(dx, dy);
    return `${(node.x + (dx * gap) / length).toFixed(1)} ${(node.y + (dy * gap) / length).toFixed(1)}`;
  };
  return `M${rim(a, RADIUS + 6)} Q${middle.x} ${middle.y} ${rim(b, RADIUS + 1)}`;
}

export function createGraph(context: Context<State, Words>, stepTo: (step: string) => void): WalkPart<State> {
  const words = context.words.labels;
  const names = context.words.quantities;
  let scene: WalkScene<State> | undefined;
  const go = (node: Node) => {
    const ids = scene?.session.outline.steps.map(({ id }) => id) ?? [];
    stepTo(node.steps.find((step) => step === 'x' || ids.includes(step)) ?? 'dx');
  };
  const edges = EDGES.map((edge) => ({ edge, node: svg('path', { d: route(edge), class: 'edge' }), head: svg('path', { class: 'head', d: arrow(edge) }) }));
  const nodes = NODES.map((node) => {
    const forward = svg('text', { x: node.x, y: node.y - 4, class: `forward q-${node.id}`, 'aria-hidden': 'true' });
    const back = svg('text', { x: node.x, y: node.y + 17, class: 'back', 'aria-hidden': 'true' });
    const group = svg('g', {
      class: 'node', role: 'button', tabindex: 0, 'aria-label': fillIn(words.node, { name: names[node.id] ?? node.id }),
      onclick: () => go(node),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        go(node);
      },
    }, svg('circle', { cx: node.x, cy: node.y, r: RADIUS }));
    return { node, group, forward, back };
  });
  const picture = svg('svg', { viewBox: '0 0 515 240', class: 'graph', role: 'group', 'aria-label': words.graph },
    edges.flatMap(({ node, head }) => [node, head]), nodes.flatMap(({ group, forward, back }) => [group, forward, back]));
  return {
    node: h('div', { class: 'graph-part' }, h('p', { class: 'plot-title' }, words.graph), picture),
    update(next) {
      scene = next;
      const { state, session } = next;
      const here = NODES.find(({ steps }) => steps.includes(state.step));
      for (const { node, group, forward, back } of nodes) {
        const symbol = plain(session.symbol(node.id).text);
        setText(forward, symbol);
        setText(back, `∂${symbol}`);
        setAttribute(group, 'aria-current', node === here ? 'step' : false);
      }
      for (const { edge: [from, to], node, head } of edges) {
        const lit = from === here?.id && !(state.step === 'dx_constants' && (to === 'mean' || to === 'variance'));
        setAttribute(node, 'data-lit', lit);
        setAttribute(head, 'data-lit', lit);
      }
    },
  };
}

/** The gradient runs backwards: the head of an arrow is at the node that a line comes from. */
function arrow(edge: (typeof EDGES)[number]): string {
  const [, x = 0, y = 0, mx = 0, my = 0] = (/M([\d.-]+) ([\d.-]+) Q([\d.-]+) ([\d.-]+)/.exec(route(edge)) ?? []).map(Number);
  const length = Math.hypot(mx - x, my - y);
  const [ux, uy] = [(mx - x) / length, (my - y) / length];
  const at = (along: number, aside: number) => `${(x + ux * along - uy * aside).toFixed(1)} ${(y + uy * along + ux * aside).toFixed(1)}`;
  return `M${at(-4, 0)} L${at(6, 4.5)} L${at(6, -4.5)} Z`;
}

/** `μ_ℬ` without its subscript: in a small node the letter is enough. */
const plain = (symbol: string) => symbol.replace(/_(\([^)]*\)|.)/u, '');

/** One text of a file that carries many faults, each asleep until its number is called: loaded once, judged many times. */
import { type Fault, plant } from './fault.ts';
import { type Node, nodesOf } from './syntax.ts';

export type Numbered = { id: number; fault: Fault };

/** What the text asks while it runs; the runner of the tests puts it there. Without it nothing is planted. */
export type Switch = { active: number; reach(...ids: number[]): void };

const asked = 'globalThis.__faults';

/**
 * A function is written out once more for each fault in it, and begins by asking which one is on. `asleep` are the faults
 * that this can carry; the others stand in what runs while the file loads, and need a text of their own.
 */
export function switchable(source: string, faults: readonly Numbered[]): { text: string; asleep: Set<number> } {
  const asleep = new Set<number>();
  let text = source;
  let copies = '';
  // From the end, so that offsets in front stay true.
  for (const node of outermostFunctions(source).toReversed()) {
    const inside = faults.filter(({ fault }) => node.start <= fault.start && fault.end <= node.end);
    if (inside.length === 0) continue;
    for (const { id } of inside) asleep.add(id);
    const copyWith = ({ fault }: Numbered) =>
      plant(source, fault).slice(node.start, node.end + fault.text.length - (fault.end - fault.start));
    const reached = `${asked}?.reach(${inside.map(({ id }) => id).join(', ')});`;
    const choose = (call: (one: Numbered) => string) =>
      `${reached} switch (${asked}?.active) { ${inside.map((one) => `case ${one.id}: return ${call(one)};`).join(' ')} }`;
    if (!node.named) {
      const original = source.slice(node.start, node.end);
      const body = `${choose((one) => `(${copyWith(one)})(...given)`)} return (${original})(...given);`;
      text = `${text.slice(0, node.start)}((...given) => { ${body} })${text.slice(node.end)}`;
      continue;
    }
    const { name, body, isGenerator } = node.named;
    const nameWith = (id: number) => `${source.slice(name.start, name.end)}__${id}`;
    const call = (one: Numbered) => `${isGenerator ? 'yield* ' : ''}${nameWith(one.id)}.apply(this, arguments)`;
    text = `${text.slice(0, body.start + 1)}${choose(call)}${text.slice(body.start + 1)}`;
    for (const one of inside) {
      const copy = copyWith(one);
      copies += `\n${copy.slice(0, name.start - node.start)}${nameWith(one.id)}${copy.slice(name.end - node.start)}`;
    }
  }
  return { text: text + copies, asleep };
}

type Span = { start: number; end: number };
/** An arrow function has no `named`: it is replaced where it stands. */
type Outermost = Span & { named?: { name: Span; body: Span; isGenerator: boolean } };

function outermostFunctions(source: string): Outermost[] {
  const found: Outermost[] = [];
  for (const node of nodesOf(source)) {
    const one = functionOf(node);
    if (one && !found.some(({ start, end }) => start <= one.start && one.end <= end)) found.push(one);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function functionOf(node: Node): Outermost | undefined {
  const { start, end } = node;
  if (node.type === 'ArrowFunctionExpression') return { start, end };
  if (node.type !== 'FunctionDeclaration' || !node.id || !node.body) return undefined;
  return { start, end, named: { name: node.id, body: node.body, isGenerator: node.generator } };
}

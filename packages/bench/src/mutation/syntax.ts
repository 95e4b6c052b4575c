/** TypeScript as a tree, read with the parser that Vitest itself uses, so that the tester needs no compiler of its own. */
import { parseAst } from 'vitest/node';

type Program = ReturnType<typeof parseAst>;
type Statement = Program['body'][number];
export type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression'];
export type Node = Program | Statement | Expression;

/** What has a value when the program runs, although its name says TypeScript. */
const valuesOfTypeScript = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** Every statement and expression of `source` that does something when it runs, outermost first. Offsets count UTF-16 units. */
export function nodesOf(source: string): Node[] {
  const found: Node[] = [];
  collect(parseAst(source, { lang: 'ts' }), found);
  return found;
}

function collect(node: Node, found: Node[]): void {
  found.push(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child) && doesRun(child)) collect(child, found);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

function doesRun({ type }: Node): boolean {
  if (type === 'ImportDeclaration') return false;
  return !type.startsWith('TS') || valuesOfTypeScript.has(type);
}

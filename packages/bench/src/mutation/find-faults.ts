/** What can be planted into one file: for each place the small mistakes that a person makes there. Pure. */
import type { Fault, TextOf } from './fault.ts';
import { faultsOfCall } from './faults-of-call.ts';
import { type Node, nodesOf } from './syntax.ts';

/** How often a place is changed is bounded by its kind; the order is that of the file. */
export function findFaults(source: string): Fault[] {
  const textOf = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
  return nodesOf(source)
    .flatMap((node) => faultsOf(node, textOf))
    .toSorted((a, b) => a.start - b.start || a.end - b.end || a.text.localeCompare(b.text));
}

const otherOperators: Record<string, readonly string[]> = {
  '<': ['<=', '>'],
  '<=': ['<', '>'],
  '>': ['>=', '<'],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
};

/** Words joined by `+` are no arithmetic. */
const isWords = ({ type }: Node, text: string) => type === 'TemplateLiteral' || /^['"]/.test(text);

function faultsOf(node: Node, textOf: TextOf): Fault[] {
  switch (node.type) {
    case 'BinaryExpression': {
      const { left, right, operator } = node;
      if (left.type === 'PrivateIdentifier') return [];
      if (operator === '+' && [left, right].some((side) => isWords(side, textOf(side)))) return [];
      return [
        ...otherOperator(operator, left.end, right.start, textOf),
        ...(operator === '-' || operator === '/'
          ? [{ ...spanOf(node), text: `(${textOf(right)}) ${operator} (${textOf(left)})`, what: 'operands swapped' }]
          : []),
      ];
    }
    case 'LogicalExpression': {
      const { left, right, operator } = node;
      if (operator === '??')
        return [
          { ...spanOf(node), text: whole(left, textOf), what: `no \`?? ${short(textOf(right))}\`` },
          { ...spanOf(node), text: whole(right, textOf), what: `only \`${short(textOf(right))}\`` },
        ];
      return [
        ...otherOperator(operator, left.end, right.start, textOf),
        { ...spanOf(node), text: whole(left, textOf), what: `no \`${operator} ${short(textOf(right))}\`` },
      ];
    }
    case 'AssignmentExpression':
      return otherOperator(node.operator, node.left.end, node.right.start, textOf);
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-'
        ? [
            {
              ...spanOf(node),
              text: whole(node.argument, textOf),
              what: `no \`${node.operator}\` before \`${short(textOf(node.argument))}\``,
            },
          ]
        : [];
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node;
      const branches = test.end + textOf({ start: test.end, end: consequent.start }).indexOf('?');
      const text = `? ${whole(alternate, textOf)} : ${whole(consequent, textOf)}`;
      return [{ start: branches, end: node.end, text, what: 'branches swapped' }];
    }
    case 'IfStatement':
      return [
        ...(node.alternate ? [] : [{ ...spanOf(node), text: ';', what: `no \`if (${short(textOf(node.test))})\`` }]),
        { ...spanOf(node.test), text: 'true', what: `\`if (true)\` for \`if (${short(textOf(node.test))})\`` },
      ];
    case 'Literal':
      return faultsOfLiteral(node, textOf(node));
    case 'ExpressionStatement':
      return isRemovable(node.expression, textOf)
        ? [{ ...spanOf(node), text: ';', what: `no \`${short(textOf(node))}\`` }]
        : [];
    case 'ArrayExpression':
      return node.elements.flatMap((element) =>
        element?.type === 'SpreadElement'
          ? [{ ...spanOf(element), text: '...[]', what: `no \`${short(textOf(element))}\`` }]
          : [],
      );
    case 'CallExpression':
      return faultsOfCall(node, textOf);
    default:
      return [];
  }
}

function faultsOfLiteral({ start, end, value }: { start: number; end: number; value: unknown }, text: string): Fault[] {
  if (typeof value === 'boolean') return [{ start, end, text: String(!value), what: `\`${!value}\` for \`${value}\`` }];
  if (typeof value !== 'number') return [];
  // One more than an hour in milliseconds is an hour: a large constant has to change by much to be wrong.
  const other = Number.isInteger(value) && value <= 100 ? String(value + 1) : `(${text} * 2)`;
  return [{ start, end, text: other, what: `\`${other}\` for \`${text}\`` }];
}

function otherOperator(operator: string, from: number, to: number, textOf: TextOf): Fault[] {
  const at = textOf({ start: from, end: to }).lastIndexOf(operator);
  return (otherOperators[operator] ?? []).map((other) => ({
    start: from + at,
    end: from + at + operator.length,
    text: other,
    what: `\`${other}\` for \`${operator}\``,
  }));
}

/** What is only logged decides nothing; a bare string is a directive, and a type that is satisfied is for the compiler. */
function isRemovable(expression: Node, textOf: TextOf): boolean {
  if (expression.type === 'Literal' || expression.type === 'TSSatisfiesExpression') return false;
  return !/^(?:await )?(?:\w+\.)*log\??\.|^super\(/.test(textOf(expression));
}

/** What binds loosely gets the brackets that its place in the file may have given it: they are no part of a node. */
function whole(node: Node, textOf: TextOf): string {
  return bindsLoosely.has(node.type) ? `(${textOf(node)})` : textOf(node);
}

const bindsLoosely: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'AwaitExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'SequenceExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
]);

const spanOf = ({ start, end }: { start: number; end: number }) => ({ start, end });

/** A piece of code that fits in a line of the table. */
function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}

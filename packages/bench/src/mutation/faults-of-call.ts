/** What can go wrong about one call: a step of a chain forgotten, or its neighbour taken. */
import type { Fault, TextOf } from './fault.ts';
import type { Node } from './syntax.ts';

type Call = Extract<Node, { type: 'CallExpression' }>;

/** Steps that give back what they got, but for less, or in another order. */
const droppable = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'toLowerCase',
  'trimEnd',
  'trimStart',
]);

/** A map, not an object: an object has a `toString` of its own. */
const neighbours: ReadonlyMap<string, string> = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    find: 'findLast',
    findLast: 'find',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    min: 'max',
    max: 'min',
    floor: 'ceil',
    ceil: 'floor',
    round: 'floor',
    indexOf: 'lastIndexOf',
    unshift: 'push',
  }),
);

export function faultsOfCall({ start, end, callee, arguments: given }: Call, textOf: TextOf): Fault[] {
  if (callee.type !== 'MemberExpression' || callee.computed) return [];
  const name = textOf(callee.property);
  const faults: Fault[] = [];
  // `[…].filter()` without a word about what to keep is no step of ours.
  if (droppable.has(name) && !(name === 'slice' && given.length === 0))
    faults.push({ start, end, text: textOf(callee.object), what: `no \`.${name}(…)\`` });
  const other = neighbours.get(name);
  if (other !== undefined) {
    const { start: from, end: to } = callee.property;
    faults.push({ start: from, end: to, text: other, what: `\`.${other}\` for \`.${name}\`` });
  }
  return faults;
}

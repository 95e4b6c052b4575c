/** Random registries made from the schema itself, so that every field of it comes up: right ones, and ones with a single thing amiss. */
import fc from 'fast-check';

/** The keywords that decide what fits. */
type Shape = {
  type?: string;
  anyOf?: Shape[];
  const?: unknown;
  properties?: Record<string, Shape>;
  patternProperties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  pattern?: string;
  examples?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  minProperties?: number;
};

/** What stands where something else should; much of it fits in one place or another. */
const odd = fc.constantFrom<unknown>(
  ...[null, true, 'true', 'no', 0, 1, '1', -1, 90, '90%', '90 %', 101, 1.5, '007', 123456789012, '998877665544332211'],
  ...['', 'x', 'web 1', ' x', '15s', '90m', '2026-03-28', '2026-03-28 22:00', 'Europe/Berlin', '#status', '#a1b2c3'],
  ...[
    'https://a.example/x',
    'tcp://a:1',
    'ftp://a',
    '10.0.0.1',
    [],
    {},
    ['x'],
    [1],
    { x: 1 },
    [null],
    { address: 'h' },
  ],
);

/** A tree that fits, or one in which one value was exchanged, left out or added. */
export function registryTrees(schema: Shape): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(60),
    how: fc.constantFrom('exchange', 'leave out', 'add'),
    value: odd,
    key: fc.constantFrom('wrong', 'web 1', 'web-9', '123456789012345678'),
  });
  return fc
    .tuple(treeOf(schema, 0), fc.option(change))
    .map(([tree, changed]) => (changed === null ? tree : withChange(tree, changed)));
}

function treeOf(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map((branch) => treeOf(branch, depth)));
  if (shape.const !== undefined) return fc.constant(shape.const);
  switch (shape.type) {
    case 'object':
      return mapOf(shape, depth);
    case 'array':
      return fc.array(treeOf(shape.items ?? {}, depth + 1), { minLength: shape.minItems ?? 0, maxLength: 2 });
    case 'boolean':
      return fc.constantFrom(true, false, 'true', 'false');
    case 'integer':
    case 'number':
      return fc
        .integer({ min: Math.ceil(shape.minimum ?? 1), max: Math.min(shape.maximum ?? 1000, 1000) })
        .chain((number) => fc.constantFrom<unknown>(number, String(number), `${number}%`));
    default:
      return textOf(shape);
  }
}

function mapOf({ properties, patternProperties, required = [], minProperties }: Shape, depth: number) {
  if (properties) {
    const fields = Object.entries(properties).map(([name, field]) => [name, treeOf(field, depth + 1)]);
    const record: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(fields);
    // Deep down only what must be there, now and then more: files stay small enough to be read when a run fails.
    const more = Object.keys(record).filter((name) => !required.includes(name));
    return fc
      .subarray(more, { maxLength: Math.min(more.length, depth === 0 ? 3 : 2) })
      .chain((chosen) =>
        fc.record(Object.fromEntries([...required, ...chosen].map((name) => [name, record[name] ?? odd]))),
      );
  }
  const [pattern = '', inner = {}] = Object.entries(patternProperties ?? {})[0] ?? [];
  const keys = pattern.includes('15,20') ? ['123456789012345678'] : ['web-1', 'shop', 'a'];
  return fc.dictionary(fc.constantFrom(...keys), treeOf(inner, depth + 1), {
    minKeys: minProperties ?? 0,
    maxKeys: Math.min(2, keys.length),
  });
}

function textOf({ pattern, examples = [], minLength = 0, maxLength = 300 }: Shape): fc.Arbitrary<unknown> {
  const told = examples.filter((example) => typeof example === 'string');
  const made =
    pattern === undefined
      ? fc.string({ minLength, maxLength: Math.min(maxLength, 20) })
      : fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
  return told.length > 0 ? fc.oneof(fc.constantFrom(...told), made) : made;
}

type Change = { at: number; how: string; value: unknown; key: string };

/** The places of the tree are counted from its root, and begin again where there are fewer. */
function withChange(tree: unknown, { at, how, value, key }: Change): unknown {
  const copy: unknown = structuredClone(tree);
  const places: { holder: Record<string, unknown> | unknown[]; at: string | number }[] = [];
  collect(copy);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return value;
  const { holder } = place;
  if (how === 'add' && !Array.isArray(holder)) holder[key] = value;
  else if (how === 'leave out' && !Array.isArray(holder)) delete holder[place.at];
  else Object.assign(holder, { [place.at]: value });
  return copy;

  function collect(node: unknown): void {
    if (typeof node !== 'object' || node === null) return;
    const holder = node as Record<string, unknown>;
    for (const [name, inner] of Object.entries(holder)) {
      places.push({ holder, at: name });
      collect(inner);
    }
  }
}

/**
 * Holds a tree of text against a TypeBox schema, turns text into the numbers and booleans that the schema wants, and
 * words what does not fit. A validator's own errors would name every branch of a union; people need the one they meant.
 */
import type { TSchema } from 'typebox';
import { didYouMean } from '../format/nearest-name.ts';
import type { Path, Tree } from './read-yaml.ts';

export type ShapeProblem = { code: string; path: Path; part: 'key' | 'value'; message: string };

/** The keywords of JSON Schema that registry schemas use. */
type Shape = {
  type?: string;
  const?: unknown;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  patternProperties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  errorMessage?: string;
};

export type ShapeReading = {
  /** What fits, converted. A map that lacks what it must have, and a list of names with a wrong one, are left out whole. */
  value: unknown;
  problems: ShapeProblem[];
  /** Where a map of `value` was written. */
  pathOf(map: object): Path;
};

/** Reports at most `limit` problems. */
export function checkShape(schema: TSchema, tree: Tree, limit = 100): ShapeReading {
  const problems: ShapeProblem[] = [];
  const paths = new WeakMap<object, Path>();
  const report = (problem: ShapeProblem) => {
    if (problems.length < limit) problems.push(problem);
  };
  const value = walk(schema as Shape, tree, [], { report, paths });
  return { value, problems, pathOf: (map) => paths.get(map) ?? [] };
}

type Walk = { report(problem: ShapeProblem): void; paths: WeakMap<object, Path> };

function walk(shape: Shape, tree: Tree, path: Path, run: Walk): unknown {
  if (shape.anyOf) return walkUnion(shape, tree, path, run);
  const refuse = (): undefined => {
    run.report({
      code: 'registry/value',
      path,
      part: 'value',
      message: `${shape.errorMessage ?? 'has a wrong value'}.`,
    });
  };
  switch (shape.type) {
    case 'object':
      if (tree === null) return walkMap(shape, {}, path, run);
      return isMap(tree) ? walkMap(shape, tree, path, run) : refuse();
    case 'array':
      if (tree === null) return walkList(shape, [], path, run);
      return Array.isArray(tree) ? walkList(shape, tree, path, run) : refuse();
    default: {
      const value = typeof tree === 'string' ? readScalar(shape, tree) : undefined;
      return value === undefined ? refuse() : value;
    }
  }
}

/** The branch is the one whose kind fits what was written; of several maps, the one whose own first field is there. */
function walkUnion(shape: Shape, tree: Tree, path: Path, run: Walk): unknown {
  const branches = shape.anyOf ?? [];
  const scalar = typeof tree === 'string' ? readScalar(shape, tree) : undefined;
  if (scalar !== undefined) return scalar;
  const kind = Array.isArray(tree) ? 'array' : isMap(tree) ? 'object' : undefined;
  const fitting = branches.filter((branch) => kind !== undefined && branch.type === kind);
  const chosen = fitting.find((branch) => isMap(tree) && Object.hasOwn(tree, firstField(branch))) ?? onlyOne(fitting);
  if (chosen) return walk(chosen, tree, path, run);
  const inner = branches.find((branch) => branch.type === 'string' && branch.errorMessage && typeof tree === 'string');
  const words = shape.errorMessage ?? inner?.errorMessage ?? 'has a wrong value';
  run.report({ code: 'registry/value', path, part: 'value', message: `${words}.` });
  return undefined;
}

function onlyOne(shapes: Shape[]): Shape | undefined {
  return shapes.length === 1 ? shapes[0] : undefined;
}

function firstField(shape: Shape): string {
  return Object.keys(shape.properties ?? {})[0] ?? '';
}

function walkMap(shape: Shape, tree: { [key: string]: Tree }, path: Path, run: Walk): unknown {
  const keys = Object.keys(tree);
  const tooMany = shape.maxProperties !== undefined && keys.length > shape.maxProperties;
  if (tooMany || keys.length < (shape.minProperties ?? 0)) {
    const bound = tooMany ? `holds more than ${shape.maxProperties} entries` : 'is empty';
    run.report({ code: 'registry/value', path, part: 'key', message: `${bound}.` });
    return undefined;
  }
  const entries: [string, unknown][] = [];
  const [pattern, named] = Object.entries(shape.patternProperties ?? {})[0] ?? [];
  for (const key of keys) {
    const field = shape.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
    const inner = field ?? (pattern !== undefined && patternOf(pattern).test(key) ? named : undefined);
    const written = tree[key] ?? null;
    if (inner === undefined) {
      run.report(shape.properties ? unknownField(shape, key, path) : badKey(pattern ?? '', key, path));
    } else {
      const value = walk(inner, written, [...path, key], run);
      if (value !== undefined) entries.push([key, value]);
    }
  }
  const map = Object.fromEntries(entries);
  const required = shape.required ?? [];
  for (const field of required) {
    if (Object.hasOwn(tree, field)) continue;
    run.report({ code: 'registry/missing', path, part: 'key', message: missing(shape, field) });
  }
  if (!required.every((field) => Object.hasOwn(map, field))) return undefined;
  run.paths.set(map, path);
  return map;
}

function missing(shape: Shape, field: string): string {
  const words = shape.properties?.[field]?.errorMessage;
  return `has no \`${field}\`${words ? `; it ${words}` : ''}.`;
}

function unknownField(shape: Shape, key: string, path: Path): ShapeProblem {
  const known = Object.keys(shape.properties ?? {});
  const guess = didYouMean(key, known) || ` Known are ${known.join(', ')}.`;
  return { code: 'registry/unknown-field', path: [...path, key], part: 'key', message: `is not known here.${guess}` };
}

function badKey(pattern: string, key: string, path: Path): ShapeProblem {
  const words = pattern.startsWith('^[0-9]')
    ? 'is no Discord id: 15 to 20 digits, in quotes.'
    : 'is no name: letters, digits, dot, hyphen and underscore, at most 63, beginning with a letter or digit.';
  return { code: 'registry/name', path: [...path, key], part: 'key', message: words };
}

function walkList(shape: Shape, tree: Tree[], path: Path, run: Walk): unknown {
  if (tree.length > (shape.maxItems ?? Number.POSITIVE_INFINITY) || tree.length < (shape.minItems ?? 0)) {
    const words = tree.length === 0 ? 'is empty' : `holds more than ${shape.maxItems} entries`;
    run.report({ code: 'registry/value', path, part: 'value', message: `${words}.` });
    return undefined;
  }
  const { items } = shape;
  if (!items) return tree;
  const values = tree.map((item, index) => walk(items, item, [...path, index], run));
  const fitting = values.filter((value) => value !== undefined);
  // Maps know where they were written; anything else is known by its place, which a gap would shift.
  return fitting.length === values.length || items.type === 'object' ? fitting : undefined;
}

/** Undefined where the text does not fit. */
function readScalar(shape: Shape, text: string): string | number | boolean | undefined {
  if (shape.anyOf) {
    for (const branch of shape.anyOf) {
      const value = readScalar(branch, text);
      if (value !== undefined) return value;
    }
    return undefined;
  }
  if (shape.const !== undefined) return shape.const === text ? text : undefined;
  switch (shape.type) {
    case 'string': {
      const fits =
        text.length >= (shape.minLength ?? 0) && text.length <= (shape.maxLength ?? Number.POSITIVE_INFINITY);
      return fits && (shape.pattern === undefined || patternOf(shape.pattern).test(text)) ? text : undefined;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'number':
    case 'integer':
      return readNumber(shape, text);
    default:
      return undefined;
  }
}

function readNumber(shape: Shape, text: string): number | undefined {
  const digits = text.replace(/\s*%$/, '');
  if (!/^-?\d{1,15}(\.\d{1,9})?$/.test(digits)) return undefined;
  const value = Number(digits);
  if (shape.type === 'integer' && !Number.isInteger(value)) return undefined;
  const isWithin =
    value >= (shape.minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (shape.maximum ?? Number.POSITIVE_INFINITY) &&
    value > (shape.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  return isWithin ? value : undefined;
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source);
  if (known) return known;
  const made = new RegExp(source);
  patterns.set(source, made);
  return made;
}

function isMap(tree: Tree): tree is { [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

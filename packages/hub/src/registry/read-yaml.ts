/** Reads YAML that a person wrote, within bounds, keeping where everything stands. All scalars stay text: the schema decides what they are. */
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type ParsedNode,
  Parser,
} from 'yaml';

/** Scalars as their text, lists, and maps. `null`: nothing was written after the colon. */
export type Tree = string | null | Tree[] | { [key: string]: Tree };
export type Path = readonly (string | number)[];
export type Position = { line: number; column: number };
export type YamlProblem = Position & { code: string; message: string; path: Path };

export type YamlReading = {
  tree: Tree;
  problems: readonly YamlProblem[];
  /** Where the value at `path` stands; with `part: 'key'` its key. Falls back to what encloses it. */
  locate(path: Path, part?: 'key' | 'value'): Position;
};

export const yamlLimits = {
  bytes: 4 * 1024 * 1024,
  lexemes: 2_000_000,
  depth: 60,
  /** Values after aliases are followed: ten thousand hosts with everything set are about 400,000. */
  values: 1_000_000,
  problems: 100,
};

export const yamlOptions = { uniqueKeys: false, schema: 'failsafe', prettyErrors: false, stringKeys: true } as const;

/** Never throws: what cannot be read is a problem, and the tree is then `null`. */
export function readYaml(text: string): YamlReading {
  const start = { line: 1, column: 1 };
  const refuse = (code: string, message: string): YamlReading => ({
    tree: null,
    problems: [{ ...start, code, message, path: [] }],
    locate: () => start,
  });
  if (Buffer.byteLength(text) > yamlLimits.bytes)
    return refuse('registry/too-large', `is larger than ${yamlLimits.bytes / 1024 / 1024} MiB`);
  const lines = new LineCounter();
  const tokens = lexWithinBounds(text, lines);
  if (tokens === undefined) return refuse('registry/too-deep', 'is nested too deeply or has too many parts');
  const documents = [...new Composer({ ...yamlOptions, lineCounter: lines }).compose(tokens, true, text.length)];
  const [first, second] = documents;
  if (first === undefined) return refuse('registry/empty', 'is empty');
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems: YamlProblem[] = [];
  const add = (offset: number, code: string, message: string, path: Path = []) => {
    if (problems.length < yamlLimits.problems) problems.push({ ...positionAt(offset), code, message, path });
  };
  const tab = first.errors.length > 0 ? findTab(text) : undefined;
  if (tab !== undefined) {
    // One tab makes the parser stumble over every line behind it: one mistake is one problem.
    add(tab, 'registry/syntax', 'is indented with a tab; YAML takes spaces only');
    return { tree: null, problems, locate: () => positionAt(tab) };
  }
  for (const error of first.errors) add(error.pos[0], 'registry/syntax', `is not valid YAML here: ${firstLine(error)}`);
  if (second) add(second.range[0], 'registry/syntax', 'holds a second document (---); write one');
  const tree = buildTree(first, add);
  // A file cut short must not read as a registry without hosts.
  if (tree === null && problems.length === 0)
    add(0, 'registry/empty', 'is empty; write `hosts: {}` for a registry without hosts');
  return { tree, problems, locate: (path, part) => positionAt(findOffset(first, path, part ?? 'value')) };
}

/** The first tab before the text of a line. */
function findTab(text: string): number | undefined {
  const match = /^( *)\t(?=[\t ]*[^\s#])/m.exec(text);
  return match ? match.index + (match[1] ?? '').length : undefined;
}

/** Undefined when a bound is passed. Bounds are kept while reading, so that hostile input costs little. */
function lexWithinBounds(text: string, lines: LineCounter): CST.Token[] | undefined {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (lexemes > yamlLimits.lexemes || parser.stack.length > yamlLimits.depth) return undefined;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

type Add = (offset: number, code: string, message: string, path?: Path) => void;

function buildTree(document: Document.Parsed, add: Add): Tree {
  let values = 0;
  const open = new Set<Node>();
  return build(document.contents, []);

  function build(node: ParsedNode | Node | null, path: (string | number)[]): Tree {
    values += 1;
    if (values > yamlLimits.values) {
      if (values === yamlLimits.values + 1)
        add(0, 'registry/too-large', 'holds too many values once aliases are followed');
      return null;
    }
    if (node === null) return null;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) return buildAlias(node.resolve(document), node.source, offset, path);
    if (isScalar(node)) return textOf(node);
    if (isSeq<Node>(node)) return node.items.map((item, index) => build(item, [...path, index]));
    if (!isMap<Node, Node | null>(node)) return null;
    const map = new Map<string, Tree>();
    for (const { key, value } of node.items) {
      // A key always is text, as written: a host may be called `null`.
      const name = isScalar(key) ? String(key.value) : undefined;
      const keyOffset = key?.range?.[0] ?? offset;
      if (name === undefined) add(keyOffset, 'registry/syntax', 'has a key that is no plain name', path);
      else if (name === '<<')
        add(keyOffset, 'registry/syntax', 'has a merge key (<<); use `defaults` or an alias instead', path);
      else if (map.has(name)) add(keyOffset, 'registry/duplicate-key', 'stands here a second time', [...path, name]);
      else map.set(name, build(value, [...path, name]));
    }
    return Object.fromEntries(map);
  }

  function buildAlias(target: Node | undefined, name: string, offset: number, path: (string | number)[]): Tree {
    if (target === undefined) add(offset, 'registry/syntax', `refers to &${name}, which is not defined above`, path);
    else if (open.has(target)) add(offset, 'registry/syntax', 'contains itself', path);
    else {
      open.add(target);
      const tree = build(target, path);
      open.delete(target);
      return tree;
    }
    return null;
  }
}

/** Plain `null`, `~` and nothing at all are one and the same; quoted text always is text. */
function textOf(node: { value?: unknown; type?: string | undefined }): string | null {
  const text = typeof node.value === 'string' ? node.value : '';
  return node.type === 'PLAIN' && (text === '' || text === '~' || text === 'null') ? null : text;
}

function findOffset(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap<Node, Node | null>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return offset;
      const isLast = depth === path.length - 1;
      const place = isLast && part === 'key' ? pair.key : isEmpty(pair.value) ? pair.key : pair.value;
      offset = place?.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq<Node>(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

function isEmpty(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.value === '' && value.type === 'PLAIN');
}

function firstLine(error: Error): string {
  return error.message.split('\n')[0]?.slice(0, 200) ?? 'unreadable';
}

/** Changes the texts of a registry's files so that comments, order and everything else stay as they are. Pure: no file is touched. */
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';
import { herald } from '../../format/command-words.ts';
import { didYouMean } from '../../format/nearest-name.ts';
import type { RegistrySource } from '../files/registry-source.ts';
import { parseSources } from '../parse-registry.ts';
import { readYaml, type Tree } from '../read-yaml.ts';
import { type RegistryProblem, registryInvalid } from '../registry-problem.ts';
import { type NewHost, writeHost } from './add-host.ts';
import { mustBeUnused, removeEntry, treeWithout } from './remove-entry.ts';
import { renameEntry, treeRenamed } from './rename-entry.ts';
import { applySplices, byHand, openSource, type Section, type Splice } from './yaml-source.ts';

export type RegistryEdit =
  | { kind: 'add'; host: NewHost }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'remove'; name: string };

/** `changeSources` of a registry that is one file. */
export function changeRegistry(text: string, edit: RegistryEdit, { file }: { file: string }): string {
  return changeSources([{ file, text }], edit)[0]?.text ?? text;
}

/**
 * The new texts, in the order given, which together are always valid; most are as they were. A new host goes into `into`, or
 * else into the first file that has hosts. Throws `registry/...` where the files are not valid to begin with, the name is not
 * there or is still used, the result would not be valid, or the form of a file is not one that can be edited safely.
 */
export function changeSources(
  sources: readonly RegistrySource[],
  edit: RegistryEdit,
  { into }: { into?: string } = {},
): RegistrySource[] {
  const before = parseSources({ sources, problems: [] });
  if (before.kind === 'invalid') throw registryInvalid(before.problems);
  const read = sources.map(({ file, text }) => ({ file, text, tree: readYaml(text).tree }));
  const planned = plan(read, edit, into);
  const edited = planned.map(({ file, text, splices }) => ({ file, text: applySplices(text, splices) }));
  const result = parseSources({ sources: edited, problems: [] });
  if (result.kind === 'invalid') throw wouldBeInvalid(result.problems, sources);
  // The last word: what each file now says is what it said, and this one change.
  const isAsPlanned = planned.every(({ expected }, index) =>
    isDeepStrictEqual(withoutEmpty(readYaml(edited[index]?.text ?? '').tree), withoutEmpty(expected)),
  );
  if (!isAsPlanned) throw byHand('the change would alter more than was asked for');
  return edited;
}

type Read = RegistrySource & { tree: Tree };
type Planned = Read & { splices: Splice[]; expected: Tree };

function plan(read: readonly Read[], edit: RegistryEdit, into: string | undefined): Planned[] {
  const untouched = (one: Read): Planned => ({ ...one, splices: [], expected: one.tree });
  switch (edit.kind) {
    case 'add': {
      const home = homeOfHosts(read, into);
      return read.map((one) =>
        one === home ? { ...one, ...writeHost(openSource(one.text), one.tree, edit.host) } : untouched(one),
      );
    }
    case 'rename': {
      const { section, home } = placeOf(read, edit.from);
      return read.map((one) => ({
        ...one,
        splices: renameEntry(openSource(one.text), section, { ...edit, isDeclaredHere: one === home }),
        expected: treeRenamed(one.tree, section, edit),
      }));
    }
    case 'remove': {
      const { section, home } = placeOf(read, edit.name);
      mustBeUnused(
        read.map(({ text }) => openSource(text)),
        edit.name,
      );
      return read.map((one) =>
        one === home
          ? {
              ...one,
              splices: removeEntry(openSource(one.text), section, edit.name),
              expected: treeWithout(one.tree, section, edit.name),
            }
          : untouched(one),
      );
    }
    default:
      return edit satisfies never;
  }
}

function homeOfHosts(read: readonly Read[], into: string | undefined): Read | undefined {
  if (into === undefined) return read.find(({ tree }) => Object.keys(entriesOf(tree, 'hosts')).length > 0) ?? read[0];
  const home = read.find(({ file }) => resolve(file) === resolve(into));
  if (home) return home;
  throw new HeraldError('registry/no-such-file', {
    message: `${into} is no file of this registry.`,
    next: `It is made of ${read.map(({ file }) => file).join(', ')}.`,
  });
}

/** Where a name is declared; aliases do not count. */
function placeOf(read: readonly Read[], name: string): { section: Section; home: Read } {
  const names: string[] = [];
  for (const section of ['hosts', 'services'] as const) {
    for (const home of read) {
      const keys = Object.keys(entriesOf(home.tree, section));
      if (keys.includes(name)) return { section, home };
      names.push(...keys);
    }
  }
  throw new HeraldError('registry/no-such-name', {
    message: `${read[0]?.file ?? 'The registry'} declares no host or service \`${name.slice(0, 80)}\`.${didYouMean(name, names)}`,
    next: `See all with \`${herald('registry list')}\`.`,
  });
}

function entriesOf(tree: Tree, section: Section): { [key: string]: Tree } {
  const root = isMap(tree) ? tree[section] : undefined;
  return isMap(root) ? root : {};
}

function isMap(tree: Tree | undefined): tree is { [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

/** A section with nothing in it, written as `{}` or as nothing, is the same as none. */
function withoutEmpty(tree: Tree): Tree {
  if (!isMap(tree)) return tree;
  const isEmpty = (value: Tree) => value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(tree).filter(([, value]) => !isEmpty(value)));
}

/** The files themselves are right, so no line of them is to blame. */
function wouldBeInvalid(problems: readonly RegistryProblem[], sources: readonly RegistrySource[]): HeraldError {
  const said = problems.map(({ field, message }) => `${field}${message.startsWith(':') ? '' : ' '}${message}`);
  return new HeraldError(registryInvalid(problems).code, {
    message: `With this change ${sources.length === 1 ? sources[0]?.file : 'the registry'} would be wrong: ${said.join(' ')}`,
    next: 'Nothing was changed. Choose another name or value.',
  });
}

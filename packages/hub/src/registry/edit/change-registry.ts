/** Changes a registry file's text so that comments, order and everything else stay as they are. Pure: no file is touched. */
import { isDeepStrictEqual } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';
import { herald } from '../../format/command-words.ts';
import { didYouMean } from '../../format/nearest-name.ts';
import { parseRegistry } from '../parse-registry.ts';
import { readYaml, type Tree } from '../read-yaml.ts';
import { type RegistryProblem, registryInvalid } from '../registry-problem.ts';
import { type NewHost, writeHost } from './add-host.ts';
import { removeEntry, treeWithout } from './remove-entry.ts';
import { renameEntry, treeRenamed } from './rename-entry.ts';
import { applySplices, byHand, openSource, type Section, type Splice } from './yaml-source.ts';

export type RegistryEdit =
  | { kind: 'add'; host: NewHost }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'remove'; name: string };

/**
 * The new text, which is always valid. Throws `registry/...` where the text is not valid to begin with, the name is not
 * there or is still used, the result would not be valid, or the form of the file is not one that can be edited safely.
 */
export function changeRegistry(text: string, edit: RegistryEdit, { file }: { file: string }): string {
  mustBeValid(text, file);
  const tree = readYaml(text).tree;
  const source = openSource(text);
  const { splices, expected } = plan();
  const edited = applySplices(text, splices);
  const result = parseRegistry(edited, { file });
  if (result.kind === 'invalid') throw wouldBeInvalid(result.problems, file);
  // The last word: what the file now says is what it said, and this one change.
  if (!isDeepStrictEqual(withoutEmpty(readYaml(edited).tree), withoutEmpty(expected)))
    throw byHand('the change would alter more than was asked for');
  return edited;

  function plan(): { splices: Splice[]; expected: Tree } {
    switch (edit.kind) {
      case 'add':
        return writeHost(source, tree, edit.host);
      case 'rename': {
        const section = sectionOf(tree, edit.from, file);
        return { splices: renameEntry(source, section, edit), expected: treeRenamed(tree, section, edit) };
      }
      case 'remove': {
        const section = sectionOf(tree, edit.name, file);
        return { splices: removeEntry(source, section, edit.name), expected: treeWithout(tree, section, edit.name) };
      }
      default:
        return edit satisfies never;
    }
  }
}

/** Where a name is declared; aliases do not count. */
function sectionOf(tree: Tree, name: string, file: string): Section {
  const names: string[] = [];
  for (const section of ['hosts', 'services'] as const) {
    const entries = typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? tree[section] : undefined;
    const keys = typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
    if (keys.includes(name)) return section;
    names.push(...keys);
  }
  throw new HeraldError('registry/no-such-name', {
    message: `${file} declares no host or service \`${name.slice(0, 80)}\`.${didYouMean(name, names)}`,
    next: `See all with \`${herald('registry list')}\`.`,
  });
}

/** A section with nothing in it, written as `{}` or as nothing, is the same as none. */
function withoutEmpty(tree: Tree): Tree {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree;
  const isEmpty = (value: Tree) => value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(tree).filter(([, value]) => !isEmpty(value)));
}

function mustBeValid(text: string, file: string): void {
  const reading = parseRegistry(text, { file });
  if (reading.kind === 'invalid') throw registryInvalid(reading.problems);
}

/** The file itself is right, so no line of it is to blame. */
function wouldBeInvalid(problems: readonly RegistryProblem[], file: string): HeraldError {
  const said = problems.map(({ field, message }) => `${field}${message.startsWith(':') ? '' : ' '}${message}`);
  return new HeraldError(registryInvalid(problems).code, {
    message: `With this change ${file} would be wrong: ${said.join(' ')}`,
    next: 'Nothing was changed. Choose another name or value.',
  });
}

/** `herald registry diff`: what an edit means, beside the file as git has it or beside another file. */
import { execFile } from 'node:child_process';
import { dirname, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Registry } from '../../../domain/registry.ts';
import { describeChanges } from '../../../registry/describe-changes.ts';
import { readRegistryAt } from '../../../registry/files/read-registry.ts';
import type { RegistryShelf } from '../../../registry/files/read-sources.ts';
import { registryInvalid } from '../../../registry/registry-problem.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
import { readOptions, readRegistry, usageError } from '../options.ts';

const usage = 'registry diff [OTHER_FILE | --rev REVISION] [--file FILE] [--json]';

export const diffCommand: Command = {
  name: 'diff',
  usage,
  summary: 'says in words what the file changes beside git (HEAD unless said otherwise) or another file',
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' }, rev: { type: 'string' } },
      names: { least: 0, most: 1 },
    });
    const [other] = names;
    if (other !== undefined && values.rev !== undefined)
      throw usageError(usage, new Error('a file and --rev exclude each other'));
    const before =
      other === undefined ? await readRevision(file, values.rev ?? 'HEAD', context) : await readRegistry(other);
    const changes = describeChanges(before, await readRegistry(file));
    if (values.json) context.print(JSON.stringify(changes));
    else for (const { text } of changes) context.print(text);
    if (!values.json && changes.length === 0) context.note('Nothing that matters differs.');
    return exitCodes.done;
  },
};

async function readRevision(file: string, revision: string, context: CommandContext): Promise<Registry> {
  const { reading } = await readRegistryAt(file, shelfOfRevision(file, revision, context));
  if (reading.kind === 'valid') return reading.registry;
  throw registryInvalid(reading.problems.map((problem) => ({ ...problem, file: `${revision}:${problem.file}` })));
}

/** Files as git has them in a revision; their paths are those of the work tree. */
function shelfOfRevision(main: string, revision: string, { signal }: CommandContext): RegistryShelf {
  const cwd = dirname(resolve(main));
  // Git's paths have slashes on every system.
  const nameOf = (path: string) => `${revision}:./${relative(cwd, resolve(path)).replaceAll(sep, '/')}`;
  const git = async (command: string, ...args: string[]) => {
    const options = { cwd, signal, timeout: 10_000, maxBuffer: 8 * 1024 * 1024 };
    // A revision must not be taken for an option.
    return (await promisify(execFile)('git', [command, ...args], options)).stdout;
  };
  return {
    async read(path) {
      try {
        return await git('show', '--end-of-options', nameOf(path));
      } catch (cause) {
        throw new HeraldError('registry/no-revision', {
          message: `git has no ${nameOf(path)}.`,
          next: 'Name a file to compare with, or another revision with --rev.',
          cause,
        });
      }
    },
    async list(path) {
      const names = await git('ls-tree', '--full-tree', '--name-only', '-z', '--end-of-options', nameOf(path)).catch(
        () => undefined,
      );
      return names?.split('\0').filter((name) => name !== '');
    },
  };
}

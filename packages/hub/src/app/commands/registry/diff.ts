/** `herald registry diff`: what an edit means, beside the file as git has it or beside another file. */
import { execFile } from 'node:child_process';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Registry } from '../../../domain/registry.ts';
import { describeChanges } from '../../../registry/describe-changes.ts';
import { parseRegistry } from '../../../registry/parse-registry.ts';
import { registryInvalid } from '../../../registry/registry-problem.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
import { readOptions, readRegistry } from '../options.ts';

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
    const before =
      other === undefined ? await readRevision(file, values.rev ?? 'HEAD', context) : await readRegistry(other);
    const changes = describeChanges(before, await readRegistry(file));
    if (values.json) context.print(JSON.stringify(changes));
    else for (const { text } of changes) context.print(text);
    if (!values.json && changes.length === 0) context.note('Nothing that matters differs.');
    return exitCodes.done;
  },
};

async function readRevision(file: string, revision: string, { signal }: CommandContext): Promise<Registry> {
  const name = `${revision}:./${basename(file)}`;
  let text: string;
  try {
    const git = promisify(execFile);
    const options = { cwd: dirname(resolve(file)), signal, timeout: 10_000, maxBuffer: 8 * 1024 * 1024 };
    // A revision must not be taken for an option.
    text = (await git('git', ['show', '--end-of-options', name], options)).stdout;
  } catch (cause) {
    throw new HeraldError('registry/no-revision', {
      message: `git has no ${name}.`,
      next: 'Name a file to compare with, or another revision with --rev.',
      cause,
    });
  }
  const reading = parseRegistry(text, { file: name });
  if (reading.kind === 'invalid') throw registryInvalid(reading.problems);
  return reading.registry;
}

/** `herald registry add | rename | remove`: edits that keep comments and order, and show what they did. */
import { HeraldError } from '@herald/protocol/herald-error';
import { changeSources, type RegistryEdit } from '../../../registry/edit/change-registry.ts';
import { lineDiff } from '../../../registry/edit/line-diff.ts';
import { writeRegistry } from '../../../registry/edit/write-registry.ts';
import { readSources } from '../../../registry/files/read-sources.ts';
import type { RegistrySource } from '../../../registry/files/registry-source.ts';
import { registryInvalid } from '../../../registry/registry-problem.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';

const dryRun = { 'dry-run': { type: 'boolean' } } as const;

const addUsage =
  'registry add NAME ADDRESS [--alias WORDS]... [--label KEY=VALUE]... [--instance ID] [--fingerprint SHA256] [--into FILE] [--dry-run] [--file FILE]';

export const addCommand: Command = {
  name: 'add',
  usage: addUsage,
  summary: 'adds a host',
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage: addUsage,
      options: {
        ...dryRun,
        alias: { type: 'string', multiple: true },
        label: { type: 'string', multiple: true },
        instance: { type: 'string' },
        fingerprint: { type: 'string' },
        into: { type: 'string' },
      },
      names: { least: 2, most: 2 },
    });
    const [name = '', address = ''] = names;
    const host = {
      name,
      address,
      aliases: values.alias ?? [],
      labels: Object.fromEntries((values.label ?? []).map(readLabel)),
      ...(values.instance === undefined ? {} : { instance: values.instance }),
      ...(values.fingerprint === undefined ? {} : { fingerprint: values.fingerprint }),
    };
    return applyEdits(context, file, [{ kind: 'add', host }], {
      isDryRun: values['dry-run'] === true,
      ...(values.into === undefined ? {} : { into: values.into }),
    });
  },
};

const renameUsage = 'registry rename OLD NEW [--dry-run] [--file FILE]';

export const renameCommand: Command = {
  name: 'rename',
  usage: renameUsage,
  summary: 'renames a host or service everywhere in the registry',
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage: renameUsage,
      options: dryRun,
      names: { least: 2, most: 2 },
    });
    const [from = '', to = ''] = names;
    return applyEdits(context, file, [{ kind: 'rename', from, to }], { isDryRun: values['dry-run'] === true });
  },
};

const removeUsage = 'registry remove NAME [--dry-run] [--file FILE]';

export const removeCommand: Command = {
  name: 'remove',
  usage: removeUsage,
  summary: 'removes a host or service; its history stays',
  async run(context) {
    const { values, names, file } = readOptions(context, {
      usage: removeUsage,
      options: dryRun,
      names: { least: 1, most: 1 },
    });
    const edit: RegistryEdit = { kind: 'remove', name: names[0] ?? '' };
    return applyEdits(context, file, [edit], { isDryRun: values['dry-run'] === true });
  },
};

/** All edits or none. Prints the diff of each file that changes; writes unless it is a dry run. */
export async function applyEdits(
  context: CommandContext,
  file: string,
  edits: readonly RegistryEdit[],
  { isDryRun, into }: { isDryRun: boolean; into?: string },
): Promise<number> {
  const { sources, problems } = await readSources(file);
  if (problems.length > 0) throw registryInvalid(problems);
  const after = edits.reduce<readonly RegistrySource[]>(
    (texts, edit) => changeSources(texts, edit, into === undefined ? {} : { into }),
    sources,
  );
  const changed = after.flatMap((edited, index) => {
    const before = sources[index]?.text ?? edited.text;
    return before === edited.text ? [] : [{ file: edited.file, before, after: edited.text }];
  });
  for (const one of changed) {
    if (sources.length > 1) context.print(`${one.file}:`);
    for (const line of lineDiff(one.before, one.after)) context.print(line);
  }
  if (isDryRun) {
    context.note(`${file} was not changed (--dry-run).`);
    return exitCodes.done;
  }
  for (const one of changed) await writeRegistry(one.file, one);
  const names = changed.map((one) => one.file).join(', ');
  context.note(
    `${names} ${changed.length === 1 ? 'is' : 'are'} changed; a running hub takes it up within ${changed.length === 1 ? 'a second' : 'two seconds'}.`,
  );
  return exitCodes.done;
}

/** `KEY=VALUE`. Throws `command/usage`. */
export function readLabel(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new HeraldError('command/usage', {
    message: `The label \`${text.slice(0, 80)}\` has no value.`,
    next: 'Write for example --label role=web',
  });
}

/** The options of commands, and the registry that some are about. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Registry } from '../../domain/registry.ts';
import { readRegistryAt } from '../../registry/files/read-registry.ts';
import { registryInvalid } from '../../registry/registry-problem.ts';
import type { CommandContext } from './command.ts';

/** Throws `command/usage` where an option is not known or a name is missing. `--file` is known where the usage names it. */
export function readOptions<Options extends ParseArgsOptionsConfig>(
  { args, env }: CommandContext,
  { usage, options, names }: { usage: string; options: Options; names: { least: number; most: number } },
) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...(usage.includes('[--file FILE]') && { file: { type: 'string' as const } }) },
      allowPositionals: true,
    });
    if (positionals.length < names.least || positionals.length > names.most) throw new Error('wrong number of names');
    const { file }: { file?: unknown } = values;
    const standard = env['HERALD_REGISTRY'] || 'registry.yaml';
    return { values, names: positionals, file: typeof file === 'string' ? file : standard };
  } catch (cause) {
    throw usageError(usage, cause);
  }
}

export function usageError(usage: string, cause?: unknown): HeraldError {
  const why = cause instanceof Error ? cause.message.split('\n')[0] : undefined;
  return new HeraldError('command/usage', {
    message: `That is not how the command is used${why ? `: ${why}` : ''}.`,
    next: `Write: herald ${usage}`,
    cause,
  });
}

/** Throws `registry/...` with every problem. */
export async function readRegistry(file: string): Promise<Registry> {
  const { reading } = await readRegistryAt(file);
  if (reading.kind === 'invalid') throw registryInvalid(reading.problems);
  return reading.registry;
}

/** `herald registry check`: whether the file is right; for people and for pull requests. */
import { isHeraldError } from '@herald/protocol/herald-error';
import { joinFiles } from '../../../registry/files/join-files.ts';
import { readRegistryAt } from '../../../registry/files/read-registry.ts';
import { problemLine, type RegistryProblem } from '../../../registry/registry-problem.ts';
import { type Command, exitCodes } from '../command.ts';
import { readOptions } from '../options.ts';
import { lookAhead } from './look-ahead.ts';

const usage = 'registry check [--file FILE] [--json] [--strict]';

/** Exit code 0 right, 1 wrong (with --strict also when there are warnings). */
export const checkCommand: Command = {
  name: 'check',
  usage,
  summary: 'says whether the registry is right, with line, column and field of what is not',
  async run(context) {
    const { values, file } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' }, strict: { type: 'boolean' } },
      names: { least: 0, most: 0 },
    });
    const { problems, warnings, files, hosts, services } = await look(file, context.clock.now());
    if (values.json) {
      context.print(JSON.stringify({ file, files, valid: problems.length === 0, hosts, services, problems, warnings }));
    } else {
      for (const problem of problems) context.print(`error    ${problemLine(problem)}`);
      for (const warning of warnings) context.print(`warning  ${problemLine(warning)}`);
      context.print(
        verdict(file, { problems: problems.length, warnings: warnings.length, files: files.length, hosts, services }),
      );
    }
    return problems.length > 0 || (values.strict && warnings.length > 0) ? exitCodes.wrong : exitCodes.done;
  },
};

async function look(file: string, nowMs: number) {
  const nothing = { warnings: [], files: [file], hosts: 0, services: 0 };
  try {
    const { reading, read } = await readRegistryAt(file);
    const files = read.sources.map((source) => source.file);
    if (reading.kind === 'invalid') return { ...nothing, files, problems: reading.problems };
    const { hosts, services } = reading.registry;
    const ahead = await lookAhead({ registry: reading.registry, joined: joinFiles(read.sources), nowMs });
    const warnings = [...reading.registry.warnings, ...ahead].sort(
      (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    );
    return { problems: [], warnings, files, hosts: hosts.size, services: services.size };
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    const { code, message, next } = error;
    const problem: RegistryProblem = { code, file, line: 1, column: 1, field: '', message: `: ${message} ${next}` };
    return { ...nothing, problems: [problem] };
  }
}

type Counts = { problems: number; warnings: number; files: number; hosts: number; services: number };

function verdict(file: string, { problems, warnings, files, hosts, services }: Counts): string {
  const odd = warnings === 0 ? '' : `, ${count(warnings, 'warning')}`;
  if (problems > 0) return `${file} is wrong: ${count(problems, 'error')}${odd}.`;
  const of = files > 1 ? `${count(files, 'file')}, ` : '';
  return `${file} is right: ${of}${count(hosts, 'host')}, ${count(services, 'service')}${odd}.`;
}

export function count(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? '' : 's'}`;
}

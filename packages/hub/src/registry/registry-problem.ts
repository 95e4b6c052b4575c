/** What is wrong with a registry file: every problem at once, each with its place. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { RegistryWarning } from '../domain/registry.ts';
import { herald } from '../format/command-words.ts';

export type RegistryProblem = RegistryWarning & {
  /** `registry/...`; the README of this folder lists them all. */
  code: string;
};

/** `registry.yaml:12:5 hosts.web-1.adress is no field of a host. Did you mean \`address\`?` */
export function problemLine({ file, line, column, field, message }: RegistryWarning): string {
  return `${file}:${line}:${column} ${field === '' ? 'the file' : field}${message.startsWith(':') ? '' : ' '}${message}`;
}

/** One error for all problems, for callers that cannot go on without a registry. */
export function registryInvalid(problems: readonly RegistryProblem[]): HeraldError {
  const [first] = problems;
  return new HeraldError(problems.length === 1 && first ? first.code : 'registry/invalid', {
    message: problems.map(problemLine).join('\n'),
    next: `Correct the file; \`${herald('registry check')}\` shows whether it is right.`,
  });
}

/** `hosts.web-1.address`, `maintenance[0].starts`. A key that is no plain word stands in quotes. */
export function fieldPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const word = /^[\w.-]+$/.test(step) ? step : JSON.stringify(step.slice(0, 80));
    return text === '' ? word : `${text}.${word}`;
  }, '');
}

/** Whether the registry is right. */
import { isHeraldError } from '@herald/protocol/herald-error';
import type { Registry } from '../../../domain/registry.ts';
import { herald } from '../../../format/command-words.ts';
import { readRegistryAt } from '../../../registry/files/read-registry.ts';
import { problemLine } from '../../../registry/registry-problem.ts';
import { count } from '../../commands/registry/check.ts';
import type { Finding } from './finding.ts';

export async function checkRegistry(file: string): Promise<{ findings: Finding[]; registry?: Registry }> {
  const about = 'registry' as const;
  try {
    const { reading } = await readRegistryAt(file);
    if (reading.kind === 'invalid') {
      const next = reading.problems.length > 1 ? `See all: ${herald('registry check')}` : '';
      const [first] = reading.problems;
      const message = `${first ? problemLine(first) : file} (${count(reading.problems.length, 'error')})`;
      return { findings: [{ state: 'fail', about, message, next }] };
    }
    const { registry } = reading;
    const { hosts, services, warnings } = registry;
    const message = `${file} is right: ${count(hosts.size, 'host')}, ${count(services.size, 'service')}.`;
    const findings: Finding[] = [{ state: 'ok', about, message, next: '' }];
    if (warnings.length > 0) {
      findings.push({
        state: 'warn',
        about,
        message: `It has ${count(warnings.length, 'warning')}.`,
        next: `See them: ${herald('registry check')}`,
      });
    }
    return { findings, registry };
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    return { findings: [{ state: 'fail', about, message: error.message, next: error.next }] };
  }
}

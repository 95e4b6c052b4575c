/** What the registry's discovery finds now, and which of its sources cannot be asked. */

import type { Registry } from '../../../domain/registry.ts';
import { discoverOnce, hasDiscovery } from '../../../monitoring/discovery/discover-once.ts';
import { count } from '../../commands/registry/check.ts';
import type { Finding } from './finding.ts';

/** `registry` comes back with the hosts that were found, so that their agents are asked as well. */
export async function checkDiscovery(
  declared: Registry,
  signal: AbortSignal,
): Promise<{ findings: Finding[]; registry: Registry }> {
  if (!hasDiscovery(declared)) return { findings: [], registry: declared };
  const about = 'discovery' as const;
  const { registry, foundCount, problems } = await discoverOnce(declared, signal);
  const findings = problems.map(({ message, next }): Finding => ({ state: 'fail', about, message, next }));
  if (foundCount > 0 || problems.length === 0) {
    const isNone = foundCount === 0;
    findings.unshift({
      state: isNone ? 'warn' : 'ok',
      about,
      message: `It finds ${isNone ? 'no host' : count(foundCount, 'host')}.`,
      next: isNone ? 'Check tags, regions and paths under `discovery` in the registry.' : '',
    });
  }
  return { findings, registry };
}

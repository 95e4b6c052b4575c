/** The declared registry with what discovery finds now, so that every host can be named. */
import type { Registry } from '../../../domain/registry.ts';
import { discoverOnce, hasDiscovery } from '../../../monitoring/discovery/discover-once.ts';
import type { CommandContext } from '../command.ts';

export async function withDiscovered(declared: Registry, { note, signal }: CommandContext): Promise<Registry> {
  if (!hasDiscovery(declared)) return declared;
  const { registry, problems } = await discoverOnce(declared, signal);
  for (const { message, next } of problems) note(`${message} ${next}`);
  return registry;
}

/** Of which team somebody is: the first owner in the registry whose role they have. */
import type { Registry } from './registry.ts';

export function teamOf(roleIds: readonly string[], { services }: Pick<Registry, 'services'>): string | undefined {
  for (const { owner } of services.values())
    if (owner?.role !== undefined && roleIds.includes(owner.role)) return owner.team;
  return undefined;
}

/** Whom a matter is called to: the owner's role, else the engineers of the registry, so that what is handed on reaches somebody. */
import type { Registry } from './registry.ts';

export type Called =
  | { kind: 'owner'; team: string; roleId: string }
  /** The owner has no role of its own, or there is none. */
  | { kind: 'engineers'; roleId: string }
  /** The registry names no role at all. */
  | { kind: 'nobody' };

/** The first of the services whose owner has a role, else the first role of `discord.engineers`. */
export function whomToCall({ services, discord }: Registry, names: readonly string[]): Called {
  for (const name of names) {
    const owner = services.get(name)?.owner;
    if (owner?.role !== undefined) return { kind: 'owner', team: owner.team, roleId: owner.role };
  }
  const [roleId] = discord.engineerRoleIds;
  return roleId === undefined ? { kind: 'nobody' } : { kind: 'engineers', roleId };
}

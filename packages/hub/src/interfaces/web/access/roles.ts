/** What a person may see: decided anew with every request, from the roles of the registry as it is now. */
import type { Viewer } from '../../../answers/viewer.ts';
import type { Registry } from '../../../domain/registry.ts';
import type { Session } from './session.ts';

/** Each may see what those before it may. */
export type Role = 'public' | 'member' | 'engineer' | 'platform';

const ranks: readonly Role[] = ['public', 'member', 'engineer', 'platform'];

/** Who came by the hub's own link runs the hub. */
export const linkPersonId = 'link';

export function roleOf(session: Session | undefined, { discord }: Registry): Role {
  if (!session) return 'public';
  if (session.personId === linkPersonId) return 'platform';
  const has = (ids: readonly string[]) => ids.some((id) => session.roleIds.includes(id));
  if (has(discord.platformRoleIds)) return 'platform';
  if (has(discord.engineerRoleIds)) return 'engineer';
  return discord.askerRoleIds.length === 0 || has(discord.askerRoleIds) ? 'member' : 'public';
}

export function mayAct(role: Role, needed: Role): boolean {
  return ranks.indexOf(role) >= ranks.indexOf(needed);
}

export function viewerOf(role: Role, { discord }: Registry): Viewer {
  if (mayAct(role, 'engineer')) return { isEngineer: true, addresses: 'all' };
  const isForEveryone = discord.publicAddresses === 'everyone' && discord.addressRoleIds.length === 0;
  return { isEngineer: false, addresses: isForEveryone ? 'all' : 'none' };
}

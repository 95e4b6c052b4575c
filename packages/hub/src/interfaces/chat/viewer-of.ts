/** What a person may see here: by role, channel and registry. */
import type { Viewer } from '../../answers/viewer.ts';
import type { Registry } from '../../domain/registry.ts';

export type PersonHere = { roleIds: readonly string[]; channelIds: readonly string[]; isDirect: boolean };

/** Engineers see everything; others see private addresses unless the channel's entry hides them, and public ones if the registry allows. */
export function viewerOf(person: PersonHere, registry: Registry): Viewer {
  const seen = whatTheySee(person, registry);
  return person.isDirect ? { ...seen, isDirect: true } : seen;
}

function whatTheySee({ roleIds, channelIds, isDirect }: PersonHere, { discord }: Registry): Viewer {
  const isEngineer = roleIds.some((id) => discord.engineerRoleIds.includes(id) || discord.platformRoleIds.includes(id));
  if (isEngineer && isDirect) return { isEngineer, addresses: 'all' };
  const { addressRoleIds } = discord;
  if (addressRoleIds.length > 0 && !isEngineer && !addressRoleIds.some((id) => roleIds.includes(id)))
    return { isEngineer, addresses: 'none' };
  const binding = channelIds.map((id) => discord.channels.get(id)).find((found) => found !== undefined);
  if (binding && binding.addresses !== 'private') return { isEngineer, addresses: binding.addresses };
  return { isEngineer, addresses: discord.publicAddresses === 'everyone' ? 'all' : 'private' };
}

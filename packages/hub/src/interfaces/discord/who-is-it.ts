/** Who uses a command or button: by which name people know them, and whether the registry calls them an engineer. */
import type { BaseInteraction } from 'discord.js';
import type { Registry } from '../../domain/registry.ts';
import { teamOf } from '../../domain/team-of.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import type { Engineer } from '../../notifications/incidents/engineers-say.ts';
import { viewerOf } from '../chat/viewer-of.ts';

type Who = Pick<BaseInteraction, 'member' | 'user' | 'guildId' | 'channelId'>;

/** In a direct message the gate has found out who it is in the served server. */
export function isEngineerHere({ member, guildId, channelId }: Who, registry: Registry): boolean {
  const roleIds = roleIdsOf({ member });
  const channelIds = channelId === null ? [] : [channelId];
  return viewerOf({ roleIds, channelIds, isDirect: guildId === null }, registry).isEngineer;
}

export function roleIdsOf({ member }: Pick<Who, 'member'>): readonly string[] {
  const roles = member?.roles;
  return Array.isArray(roles) ? roles : roles ? [...roles.cache.keys()] : [];
}

export function nameOf({ member, user }: Who): string {
  return member && 'displayName' in member ? String(member.displayName) : user.displayName;
}

/** As an incident names them to colleagues: "Esra (Payments)". */
export function engineerOf(who: Who, registry: Registry, pseudonyms: Pseudonyms): Engineer {
  const team = teamOf(roleIdsOf(who), registry);
  return { personHash: pseudonyms.person(who.user.id), name: nameOf(who), ...(team === undefined ? {} : { team }) };
}

/** Token, intents, and permissions in each channel that the registry names. */
import { namedRoles, ownerRoles } from '../../../domain/named-roles.ts';
import type { Registry } from '../../../domain/registry.ts';
import { herald } from '../../../format/command-words.ts';
import { inviteLink } from '../../../interfaces/discord/invite-link.ts';
import {
  readChannel,
  readSilentRoles,
  type SilentRole,
} from '../../../interfaces/discord/setup/channel-permissions.ts';
import { readApplication } from '../../../interfaces/discord/setup/discord-application.ts';
import type { CommandContext } from '../../commands/command.ts';
import type { Finding } from './finding.ts';

export async function checkDiscord(
  registry: Registry | undefined,
  { env, signal }: CommandContext,
): Promise<Finding[]> {
  const about = 'discord' as const;
  const token = env['DISCORD_TOKEN'];
  const apiUrl = env['DISCORD_API_URL'] || 'https://discord.com/api';
  if (!token) {
    return [
      {
        state: 'warn',
        about,
        message: 'No DISCORD_TOKEN is set.',
        next: `Run ${herald('setup')}, or go on with the sandbox.`,
      },
    ];
  }
  const application = await readApplication({ apiUrl, token, signal });
  if (application.kind === 'refused') {
    const next = 'Make a new one: Discord developer portal, your application, Bot, Reset Token.';
    return [{ state: 'fail', about, message: 'Discord does not accept DISCORD_TOKEN.', next }];
  }
  if (application.kind === 'unreachable') {
    return [
      {
        state: 'fail',
        about,
        message: `Discord could not be asked: ${application.reason}.`,
        next: `Check that the hub reaches ${new URL(apiUrl).host}.`,
      },
    ];
  }
  const findings: Finding[] = [
    { state: 'ok', about, message: `The token is that of ${application.name}.`, next: '' },
    intentFinding(application.hasMessageContent),
    publicFinding(application.isPublic),
  ];
  const link = inviteLink(application.id, env['DISCORD_APPLICATION_URL'] || undefined);
  for (const channelId of registry ? channelsOf(registry) : []) {
    findings.push(await channelFinding(channelId, { botId: application.id, link, asking: { apiUrl, token, signal } }));
  }
  if (!registry) return findings;
  const named = namedRoles(registry);
  const owners = ownerRoles(registry);
  const asking = { apiUrl, token, signal, botId: application.id, guildId: registry.discord.guildId };
  for (const role of await readSilentRoles([...named.keys()], asking))
    if (role.kind === 'unknown' || owners.has(role.id)) findings.push(roleFinding(role, named.get(role.id) ?? ''));
  return findings;
}

export function intentFinding(hasMessageContent: boolean): Finding {
  if (hasMessageContent)
    return { state: 'ok', about: 'discord', message: 'The Message Content intent is on.', next: '' };
  return {
    state: 'warn',
    about: 'discord',
    message: 'The Message Content intent is off: only mentions, direct messages and commands are understood.',
    next: 'Switch it on: Discord developer portal, your application, Bot, Privileged Gateway Intents.',
  };
}

/** Strangers are refused either way; but whoever cannot add the bot cannot even knock. */
function publicFinding(isPublic: boolean): Finding {
  if (!isPublic) return { state: 'ok', about: 'discord', message: 'Only you can add the bot to a server.', next: '' };
  return {
    state: 'warn',
    about: 'discord',
    message: 'Anybody can add the bot to a server of their own. It answers nobody there.',
    next: 'Discord developer portal, your application: Installation, Install Link: None; then Bot, Public Bot off.',
  };
}

function roleFinding(role: SilentRole, where: string): Finding {
  const about = 'permissions' as const;
  if (role.kind === 'unknown')
    return {
      state: 'fail',
      about,
      message: `The server has no role ${role.id}, which the registry names ${where}.`,
      next: 'Correct the registry, or make that role.',
    };
  return {
    state: 'warn',
    about,
    message: `Nobody is told when Herald mentions @${role.name}.`,
    next: `Server Settings, Roles, ${role.name}: switch on "Allow anyone to @mention this role".`,
  };
}

function channelsOf({ discord, services }: Registry): string[] {
  const { alertsChannelId, announcementsChannelId, registryChannelId, digestChannelId, channels } = discord;
  const ofServices = [...services.values()].map((service) => service.alertsChannelId);
  const named = [
    ...channels.keys(),
    alertsChannelId,
    announcementsChannelId,
    registryChannelId,
    digestChannelId,
    ...ofServices,
  ];
  return [...new Set(named.filter((id) => id !== undefined))];
}

type ChannelCheck = { botId: string; link: string; asking: { apiUrl: string; token: string; signal: AbortSignal } };

async function channelFinding(channelId: string, { botId, link, asking }: ChannelCheck): Promise<Finding> {
  const about = 'permissions' as const;
  const found = await readChannel(channelId, botId, asking);
  if (found.kind === 'unreachable') {
    return {
      state: 'warn',
      about,
      message: `Channel ${channelId} could not be asked about: ${found.reason}.`,
      next: '',
    };
  }
  if (found.kind === 'unseen') {
    const next = `Invite Herald with ${link}, allow it View Channel there, or correct the registry.`;
    return { state: 'fail', about, message: `Herald cannot see channel ${channelId}.`, next };
  }
  if (found.missing.length === 0)
    return { state: 'ok', about, message: `Herald may do all it needs in #${found.name}.`, next: '' };
  const next = 'Edit Channel, Permissions, add the Herald role and switch them on.';
  return { state: 'fail', about, message: `In #${found.name} Herald lacks ${found.missing.join(', ')}.`, next };
}

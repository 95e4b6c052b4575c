/** `discord:` and `webhooks:`, from what was written to what the hub works with. */

import type { ChannelBinding, DiscordBindings, WebhookTarget } from '../domain/registry.ts';
import { hostProblem } from './host-text.ts';
import type { Reading } from './reading.ts';
import { hostAsWritten } from './resolve-checks.ts';
import { type PlanContext, resolveTargets } from './resolve-plan.ts';
import type { RegistryFile } from './schema/registry-schema.ts';

export function resolveDiscord(
  file: RegistryFile,
  context: Pick<PlanContext, 'known' | 'mayDiscover'>,
  reading: Reading,
): DiscordBindings {
  const written = file.discord ?? {};
  const people = Object.entries(written.people ?? {}).map(
    ([id, names]) => [id, resolveTargets('any', names, ['discord', 'people', id], context, reading)] as const,
  );
  const { guild, alerts, announcements, registry, digest } = written;
  return {
    ...(guild === undefined ? {} : { guildId: guild }),
    ...(alerts === undefined ? {} : { alertsChannelId: alerts }),
    ...(announcements === undefined ? {} : { announcementsChannelId: announcements }),
    ...(registry === undefined ? {} : { registryChannelId: registry }),
    ...(digest === undefined ? {} : { digestChannelId: digest }),
    channels: resolveChannels(written.channels ?? {}, context, reading),
    answersIn: isAnyChosen(written.channels ?? {}) ? 'chosen' : 'all',
    people: new Map(people),
    engineerRoleIds: written.engineers ?? [],
    askerRoleIds: written['may-ask'] ?? [],
    addressRoleIds: written['may-see-addresses'] ?? [],
    platformRoleIds: written.platform ?? [],
    publicAddresses: written['public-addresses'] ?? 'engineers',
  };
}

function resolveChannels(
  written: NonNullable<NonNullable<RegistryFile['discord']>['channels']>,
  context: Pick<PlanContext, 'known' | 'mayDiscover'>,
  reading: Reading,
): Map<string, ChannelBinding> {
  const isChosen = isAnyChosen(written);
  const channels = new Map<string, ChannelBinding>();
  for (const [channelId, channel] of Object.entries(written)) {
    channels.set(channelId, {
      channelId,
      about: resolveTargets('any', channel.about, ['discord', 'channels', channelId, 'about'], context, reading),
      isAskEngineering: channel['ask-engineering'] ?? false,
      mayAnswer: channel.answer ?? !isChosen,
      hasBoard: channel.board ?? false,
      listens: channel.listens ?? (isMeantForHerald(channel) ? 'always' : 'plainly'),
      addresses: channel.addresses ?? 'private',
    });
  }
  return channels;
}

/** Where the registry binds a channel to something, keeps a board in it or has engineers asked there, people expect an answer. */
function isMeantForHerald(channel: NonNullable<NonNullable<RegistryFile['discord']>['channels']>[string]): boolean {
  return channel.about !== undefined || channel.board === true || channel['ask-engineering'] === true;
}

function isAnyChosen(channels: NonNullable<NonNullable<RegistryFile['discord']>['channels']>): boolean {
  return Object.values(channels).some(({ answer }) => answer === true);
}

export function resolveWebhooks(file: RegistryFile, reading: Reading): WebhookTarget[] {
  return Object.entries(file.webhooks ?? {}).map(([name, { url, secret }]) => {
    const path = ['webhooks', name, 'url'];
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed === undefined) reading.problem('registry/address', path, 'is no web address.');
    else if (parsed.username !== '' || parsed.password !== '') {
      reading.problem(
        'registry/address',
        path,
        'has a user name or password in it; a secret must not stand in this file.',
      );
    } else if (hostProblem(hostAsWritten(url)) !== undefined) {
      reading.problem('registry/address', path, hostProblem(hostAsWritten(url)) ?? '');
    } else if (parsed.protocol === 'http:') reading.warning(path, 'is not encrypted; use https.');
    return { name, url, secretVariable: secret };
  });
}

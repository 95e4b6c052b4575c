/** The company of the month: its Discord server and its registry. */

import type { GuildSpec } from '@herald/discord-sandbox/guild-spec';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import type { Month, MonthEvent, MonthService } from './month.ts';

const teams = ['team-blue', 'team-green', 'team-red'] as const;
const alertsChannel = 'alerts';
export const announcementsChannel = 'announcements';

export function monthGuild({ people, channels }: Month): GuildSpec {
  return {
    name: 'Northwind',
    roles: [
      { name: 'Engineer', mentionable: true },
      { name: 'CSM' },
      ...teams.map((name) => ({ name, mentionable: true })),
    ],
    people: people.map(({ name, role }) => ({ name, roles: [role === 'csm' ? 'CSM' : 'Engineer'] })),
    channels: [...channels.map(({ name }) => ({ name })), { name: alertsChannel }, { name: announcementsChannel }],
  };
}

export type RegistryState = {
  month: Month;
  discord: Pick<Discord, 'channelId' | 'roleId'>;
  /** By host name. */
  addresses: ReadonlyMap<string, string>;
  mode: 'observe' | 'answer';
  /** Those that are planned in the registry. */
  windows: readonly Extract<MonthEvent, { kind: 'window' }>[];
};

/** The poll interval is long, since a month passes within minutes; three failures make a host fall all the same. */
export const pollMinutes = 15;

export function monthRegistry({ month, discord, addresses, mode, windows }: RegistryState): string {
  const channel = (key: string) =>
    discord.channelId(month.channels.find((one) => one.key === key)?.name ?? alertsChannel);
  return [
    `defaults: { poll: ${pollMinutes}m, zone: ${month.zone} }`,
    'hosts:',
    ...[...addresses].map(([name, address]) => `  ${name}: { address: "${address}" }`),
    'services:',
    ...month.services.map((service, index) => serviceLine(service, discord.roleId(teams[index % 3] ?? teams[0]))),
    'discord:',
    `  alerts: "${discord.channelId(alertsChannel)}"`,
    `  announcements: "${discord.channelId(announcementsChannel)}"`,
    `  engineers: ["${discord.roleId('Engineer')}"]`,
    `  channels: { "${channel('ask')}": { ask-engineering: true } }`,
    ...(windows.length > 0 ? ['maintenance:', ...windows.map((window) => windowLine(window, month))] : []),
    `inquiries: { mode: ${mode}, learn: on, hours: "Mon-Fri 09:00-18:00", baseline: 50, goal: 30 }`,
    '',
  ].join('\n');
}

function serviceLine({ name, alias, hosts, needs }: MonthService, role: string): string {
  return `  ${name}: { hosts: [${hosts.join(', ')}], needs: ${needs}, aliases: ["${alias}"], owner: { team: ${name} team, role: "${role}" } }`;
}

function windowLine({ title, service, startsAtMs, endsAtMs }: RegistryState['windows'][number], month: Month): string {
  // The month is on one offset all through.
  const local = new Date(startsAtMs + (Math.ceil(month.startsAtMs / dayMs) * dayMs - month.startsAtMs));
  const starts = local.toISOString().slice(0, 16).replace('T', ' ');
  return `  - { id: w-${startsAtMs}-${service}, title: "${title}", services: [${service}], starts: "${starts}", lasts: ${(endsAtMs - startsAtMs) / 60_000}m }`;
}

const dayMs = 86_400_000;

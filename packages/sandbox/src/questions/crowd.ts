/** A crowd that asks: many people in many channels, so that neither Discord's limit per channel nor Herald's per person is met. */
import type { GuildSpec } from '@herald/discord-sandbox/guild-spec';

const channelCount = 40;
const peopleCount = 240;
const hostsPerService = 50;
const name = (index: number) => `app-${index}`;

export const crowdGuild: GuildSpec = {
  name: 'Northwind',
  roles: [{ name: 'Engineer' }],
  people: Array.from({ length: peopleCount }, (_, index) => ({ name: `Person ${index}`, roles: [] })),
  channels: Array.from({ length: channelCount }, (_, index) => ({ name: `room-${index}` })),
};

export function crowdRegistry(addresses: readonly string[]): string {
  const hosts = addresses.map((address, index) => `  ${name(index)}: { address: "${address}" }`);
  const services = Array.from({ length: Math.ceil(addresses.length / hostsPerService) }, (_, service) => {
    const members = Array.from(
      { length: Math.min(hostsPerService, addresses.length - service * hostsPerService) },
      (_, at) => name(service * hostsPerService + at),
    );
    return `  shop-${service}: { hosts: [${members.join(', ')}], needs: 1 }`;
  });
  return ['defaults: { poll: 15s }', 'hosts:', ...hosts, 'services:', ...services, ''].join('\n');
}

export type CrowdQuestion = { who: string; channel: string; text: string };

/** The question with this number: one server, one service, what is planned, what was, and now and then everything. */
export function questionOf(index: number, hostCount: number): CrowdQuestion {
  const host = name((index * 7919) % hostCount);
  const service = `shop-${(index * 31) % Math.ceil(hostCount / hostsPerService)}`;
  const texts = [
    `tell me about ${host}`,
    `is ${service} up?`,
    `how full is the disk on ${host}?`,
    `when is the next downtime for ${service}?`,
    `was ${host} down yesterday?`,
    `is ${host} ok?`,
    'which servers are struggling?',
  ];
  return {
    who: `Person ${index % peopleCount}`,
    channel: `#room-${index % channelCount}`,
    text: `@Herald ${texts[index % texts.length] ?? ''}`,
  };
}

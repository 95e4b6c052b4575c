/** The fleet of the pictures: six services on eighteen simulated servers, two of which have trouble. */
import type { Discord } from '@herald/discord-sandbox/start-discord';

export const services = [
  { name: 'storefront', label: 'web', hosts: 4, needs: 2, customers: 'The shop', team: 'Storefront' },
  { name: 'checkout', label: 'checkout', hosts: 3, needs: 2, customers: 'Carts and card payments', team: 'Payments' },
  { name: 'billing', label: 'billing', hosts: 2, needs: 1, customers: 'Invoices', team: 'Payments' },
  { name: 'exports', label: 'worker', hosts: 3, needs: 3, customers: 'CSV exports', team: 'Exports' },
  { name: 'search', label: 'search', hosts: 3, needs: 2, customers: 'Finding products', team: 'Data' },
  { name: 'login', label: 'login', hosts: 3, needs: 2, customers: 'Signing in', team: 'Platform' },
] as const;

export const hostNames = services.flatMap(({ label, hosts }) =>
  Array.from({ length: hosts }, (_, at) => ({ name: `${label}-${at + 1}`, label })),
);

/** What a server is like on an ordinary day, in percent; `cpuUsedPercent` at its busiest hour. */
export function usualOf(at: number) {
  return {
    cpuUsedPercent: 12 + ((at * 37) % 29),
    memoryUsedPercent: 38 + ((at * 53) % 30),
    diskUsedPercent: 27 + ((at * 29) % 35),
  };
}

export const trouble = { hot: 'checkout-2', gone: 'worker-2' } as const;

/** `urls` are in the order of `hostNames`. */
export function livelyRegistry(urls: readonly string[], discord: Discord, nowMs: number): string {
  const day = (days: number) => new Date(nowMs + days * 86_400_000).toISOString().slice(0, 10);
  return [
    'defaults: { zone: Europe/Berlin, poll: 5s, thresholds: { cpu: 90, for: 5s } }',
    'hosts:',
    ...hostNames.map(
      ({ name, label }, at) => `  ${name}: { address: ${JSON.stringify(urls[at])}, labels: { role: ${label} } }`,
    ),
    'services:',
    ...services.map(
      ({ name, label, needs, customers, team }) =>
        `  ${name}: { hosts: { role: ${label} }, needs: ${needs}, customers: ${customers}, owner: { team: ${team}, role: "${discord.roleId(team === 'Platform' ? team : team.toLowerCase())}" } }`,
    ),
    'site:',
    '  company: Northwind',
    '  colour: "#0d6f7d"',
    '  groups:',
    '    Shop: [storefront, checkout, search]',
    '    Business: [billing, exports]',
    '    Accounts: [login]',
    'maintenance:',
    `  - { title: Database patching, services: [billing], starts: "${day(3)} 22:00", lasts: 90m, customers: Invoices can't be sent for up to 90 minutes. }`,
    `  - { title: New search index, services: [search], starts: "${day(9)} 06:00", lasts: 30m, customers: Search may miss new products. }`,
    `  - { title: Kernel updates, hosts: [web-1, web-2], starts: "${day(16)} 05:00", lasts: 60m }`,
    'inquiries: { mode: answer, hours: "Mon-Fri 09:00-18:00", baseline: 50, goal: 30 }',
    'discord:',
    `  alerts: "${discord.channelId('alerts')}"`,
    `  digest: "${discord.channelId('leaders')}"`,
    `  engineers: ["${discord.roleId('Engineer')}"]`,
    `  platform: ["${discord.roleId('Platform')}"]`,
    `  channels: { "${discord.channelId('billing')}": { about: billing }, "${discord.channelId('general')}": { board: true }, "${discord.channelId('ask-engineering')}": { ask-engineering: true } }`,
    '',
  ].join('\n');
}

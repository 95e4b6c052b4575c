/** The registry that `npm start` writes where none is configured: this machine, under a name one can ask about, and what is simulated beside it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoHosts, demoServices } from './demo-fleet.ts';

export type LocalRegistry = {
  dir: string;
  /** What this machine is called. */
  name: string;
  agentUrl: string;
  channels?: { status: string; askEngineering: string; alerts: string; billing: string; general: string };
  roles?: { engineers: string; platform: string };
  /** Where the simulated agents listen, in the order of `demoHosts`; none, no simulated services. */
  simulatedUrls: readonly string[];
};

/** Returns the file's path. It is written anew at each start, since the agent's port changes. */
export async function writeLocalRegistry({
  dir,
  name,
  agentUrl,
  channels,
  roles,
  simulatedUrls,
}: LocalRegistry): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, 'registry.yaml');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lines = [
    simulatedUrls.length > 0
      ? '# Written by `npm start`, since there is no registry.yaml yet: this machine, and simulated services beside it.'
      : '# Written by `npm start`, since there is no registry.yaml yet: this machine, and nothing else.',
    '# Copy registry.example.yaml to registry.yaml to describe your own servers.',
    `defaults: { zone: ${JSON.stringify(zone)}, poll: 5s }`,
    'hosts:',
    `  ${name}: { address: ${JSON.stringify(agentUrl)}, aliases: [this machine, my server], labels: { role: web } }`,
    ...simulatedUrls.map(
      (url, at) =>
        `  ${demoHosts[at]}: { address: ${JSON.stringify(url)}, labels: { simulated: "yes" }, thresholds: { cpu: 90, for: 5s } }`,
    ),
    'services:',
    `  storefront: { hosts: [${name}], needs: 1, customers: The shop }`,
    ...(simulatedUrls.length > 0
      ? [
          ...demoServices.map(
            ({ name: service, hosts, customers, team }) =>
              `  ${service}: { hosts: [${hosts.join(', ')}], needs: 1, customers: ${customers}, owner: { team: ${team} } }`,
          ),
          'site:',
          '  company: Northwind (sandbox)',
          '  groups:',
          '    Real, this machine: [storefront]',
          `    Simulated: [${demoServices.map((service) => service.name).join(', ')}]`,
        ]
      : []),
    ...(channels && roles
      ? [
          'discord:',
          `  alerts: ${JSON.stringify(channels.alerts)}`,
          `  announcements: ${JSON.stringify(channels.status)}`,
          '  channels:',
          `    ${JSON.stringify(channels.status)}: { listens: always }`,
          `    ${JSON.stringify(channels.askEngineering)}: { ask-engineering: true }`,
          ...(simulatedUrls.length > 0
            ? [
                `    ${JSON.stringify(channels.billing)}: { about: billing }`,
                `    ${JSON.stringify(channels.general)}: { board: true }`,
              ]
            : []),
          `  engineers: [${JSON.stringify(roles.engineers)}]`,
          `  platform: [${JSON.stringify(roles.platform)}]`,
        ]
      : []),
  ];
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

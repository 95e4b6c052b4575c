/** The registry that `npm start` writes where none is configured: this machine, under a name one can ask about. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type LocalRegistry = {
  dir: string;
  /** What this machine is called. */
  name: string;
  agentUrl: string;
  channels?: { status: string; askEngineering: string; alerts: string };
  roles?: { engineers: string; platform: string };
};

/** Returns the file's path. It is written anew at each start, since the agent's port changes. */
export async function writeLocalRegistry({ dir, name, agentUrl, channels, roles }: LocalRegistry): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, 'registry.yaml');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lines = [
    '# Written by `npm start`, since there is no registry.yaml yet: this machine, and nothing else.',
    '# Copy registry.example.yaml to registry.yaml to describe your own servers.',
    `defaults: { zone: ${JSON.stringify(zone)}, poll: 5s }`,
    'hosts:',
    `  ${name}: { address: ${JSON.stringify(agentUrl)}, aliases: [this machine, my server], labels: { role: web } }`,
    'services:',
    `  storefront: { hosts: [${name}], needs: 1, customers: The shop }`,
    ...(channels && roles
      ? [
          'discord:',
          `  alerts: ${JSON.stringify(channels.alerts)}`,
          `  announcements: ${JSON.stringify(channels.status)}`,
          `  channels: { ${JSON.stringify(channels.askEngineering)}: { ask-engineering: true } }`,
          `  engineers: [${JSON.stringify(roles.engineers)}]`,
          `  platform: [${JSON.stringify(roles.platform)}]`,
        ]
      : []),
  ];
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

/** `node packages/discord-sandbox/src/main.ts`: the Discord stand-in as a process. A line on its standard input that names a channel is answered with what the bot has said there. */
import { createInterface } from 'node:readline';
import { startDiscord } from './start-discord.ts';

await using discord = await startDiscord({ rateLimits: 'none' });
const { world, url, token, botId } = discord;
const channels = Object.fromEntries([...world.channels.values()].map(({ id, name }) => [name, id]));
tell({ event: 'listening', url, token, channels });

// The end of standard input is the end of whoever started this.
for await (const name of createInterface({ input: process.stdin })) {
  const messages = [...(world.channels.get(discord.channelId(name.trim()))?.messages.values() ?? [])]
    .filter(({ authorId }) => authorId === botId)
    .map(({ id, content, embeds, nonce }) => ({
      id,
      content,
      nonce,
      words: embeds.map(({ description = '' }) => description),
    }));
  tell({ event: 'said', messages, violations: discord.violations.length });
}

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

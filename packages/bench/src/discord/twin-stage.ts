/** The npm package `discord-digital-twin`, installed in a folder of its own: a server in this process whose people the package itself plays. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openRestStage } from './rest-stage.ts';
import { field, type Stage } from './stage.ts';

/** Of the package, what is used here. */
type Actor = {
  sendMessage(options: { content: string }): Promise<unknown>;
  editMessage(options: { messageId: string; content: string }): Promise<unknown>;
  deleteMessage(options: { messageId: string }): Promise<unknown>;
  runSlashCommand(options: { name: string; options: object[] }): Promise<unknown>;
  clickButton(options: { messageId: string; customId: string }): Promise<unknown>;
};
type Twin = {
  restUrl: string;
  botToken: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  channel(id: string): { user(id: string): Actor };
};
type TwinMaker = new (options: object) => Twin;

const guildId = '900000000000000001';
const channelId = '930000000000000001';
const personId = '920000000000000001';

/** `folder`: where `npm install discord-digital-twin` was run. */
export async function openTwinStage(folder: string): Promise<Stage> {
  const entry = join(folder, 'node_modules', 'discord-digital-twin', 'dist', 'index.js');
  const found: unknown = await import(pathToFileURL(entry).href);
  const maker = field(found, 'DigitalDiscord');
  if (!isMaker(maker)) throw new Error(`${entry} has no DigitalDiscord.`);
  const twin = new maker({
    guild: { id: guildId, name: 'Northwind', ownerId: personId },
    channels: [{ id: channelId, name: 'status', type: 0 }],
    users: [{ id: personId, username: 'carla' }],
  });
  await twin.start();
  const url = `${new URL(twin.restUrl).origin}/api`;
  const rest = await openRestStage({ url, token: twin.botToken, channelId });
  const carla = twin.channel(channelId).user(personId);
  return {
    ...rest,
    name: 'discord-digital-twin',
    say: async (content) => String(field(await carla.sendMessage({ content }), 'id')),
    edit: (messageId, content) => carla.editMessage({ messageId, content }),
    remove: (messageId) => carla.deleteMessage({ messageId }),
    command: (name, options) =>
      carla.runSlashCommand({ name, options: options.map((option) => ({ ...option, type: 3 })) }),
    press: (messageId, customId) => carla.clickButton({ messageId, customId }),
    [Symbol.asyncDispose]: () => twin.stop(),
  };
}

function isMaker(value: unknown): value is TwinMaker {
  return typeof value === 'function';
}

/** A server that is reached over its API: read with the bot's token, played by an account of its own or by a person who types. */
import { setTimeout as wait } from 'node:timers/promises';
import { field, parseTold, type Stage, type Told } from './stage.ts';

export type RestStageOptions = {
  /** Such as `https://discord.com/api`. */
  url: string;
  token: string;
  channelId: string;
  /**
   * The second account's own token, for servers that let programs use people's accounts. Discord itself does not: there a
   * person types what the bench shows.
   */
  speaker?: string;
};

const byHandMs = 120_000;

export async function openRestStage({ url, token, channelId, speaker }: RestStageOptions): Promise<Stage> {
  const asBot = `Bot ${token}`;
  const botId = String(field(await call(asBot, 'GET', '/users/@me'), 'id'));
  const messages = `/channels/${channelId}/messages`;
  const stage: Stage = {
    name: new URL(url).host,
    url,
    token,
    botId,
    say: speaker === undefined ? byHand : (text) => post(speaker, text),
    read,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  if (speaker === undefined) return stage;
  return {
    ...stage,
    edit: (id, text) => call(speaker, 'PATCH', `${messages}/${id}`, { content: text }),
    remove: (id) => call(speaker, 'DELETE', `${messages}/${id}`),
  };

  async function post(authorization: string, text: string): Promise<string> {
    return String(field(await call(authorization, 'POST', messages, { content: text }), 'id'));
  }

  async function read(): Promise<Told[]> {
    const found = await call(asBot, 'GET', `${messages}?limit=50`);
    if (!Array.isArray(found)) throw new Error('The server gave something else than messages.');
    return found
      .map(parseTold)
      .filter((one) => one !== undefined)
      .reverse();
  }

  /** Waits until somebody wrote these words, whatever they mention. */
  async function byHand(text: string): Promise<string> {
    const known = new Set((await read()).map(({ id }) => id));
    console.log(`Write in the channel, within two minutes: ${text}`);
    const wanted = text.replace(/<@\d+>/g, '').trim();
    for (const untilMs = Date.now() + byHandMs; Date.now() < untilMs; await wait(1_000)) {
      const said = (await read()).find(
        ({ id, authorId, words }) => !known.has(id) && authorId !== botId && words.includes(wanted),
      );
      if (said) return said.id;
    }
    throw new Error(`Nobody wrote "${text}".`);
  }

  async function call(authorization: string, method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url.replace(/\/$/, '')}/v10${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`${method} ${path} is answered with ${response.status}.`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
}

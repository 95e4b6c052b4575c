/** Requests as a careless bot would send them, past everything that discord.js checks first. */
import type { Discord } from '../start-discord.ts';

export type Reply = { status: number; body: unknown; headers: Headers };

export async function restCall(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
  token = discord.token,
): Promise<Reply> {
  const response = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

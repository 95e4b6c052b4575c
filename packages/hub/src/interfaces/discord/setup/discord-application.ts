/** What Discord says of a bot token: whose it is, and which intents are switched on. */
import { ApplicationFlags } from 'discord.js';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

export type ApplicationReading =
  | { kind: 'application'; id: string; name: string; hasMessageContent: boolean; isPublic: boolean }
  | { kind: 'refused' }
  | { kind: 'unreachable'; reason: string };

const Application = Type.Object({
  id: Type.String(),
  name: Type.String(),
  flags: Type.Optional(Type.Integer()),
  bot_public: Type.Optional(Type.Boolean()),
});
const timeoutMs = 10_000;

/** Never rejects, and never quotes the token. */
export async function readApplication(options: {
  apiUrl: string;
  token: string;
  signal: AbortSignal;
}): Promise<ApplicationReading> {
  const found = await askDiscord({ ...options, path: '/applications/@me' });
  if (found.kind !== 'answer') return found;
  if (!Value.Check(Application, found.body)) return { kind: 'unreachable', reason: 'its answer is no application' };
  const { id, name, flags = 0, bot_public: isPublic = false } = found.body;
  // The LIMITED flag stands for applications in fewer than 100 servers that have the intent switched on in the portal.
  const either = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  return { kind: 'application', id, name, hasMessageContent: (flags & either) !== 0, isPublic };
}

export type DiscordReply =
  | { kind: 'answer'; body: unknown }
  | { kind: 'refused' }
  | { kind: 'unreachable'; reason: string };

export async function askDiscord({
  apiUrl,
  token,
  path,
  signal,
}: {
  apiUrl: string;
  token: string;
  path: string;
  signal: AbortSignal;
}): Promise<DiscordReply> {
  try {
    const answer = await fetch(`${apiUrl.replace(/\/$/, '')}/v10${path}`, {
      headers: { authorization: `Bot ${token}`, 'user-agent': 'DiscordBot (https://herald.example, 0.1)' },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) return { kind: 'refused' };
    if (!answer.ok) return { kind: 'unreachable', reason: `it answers ${answer.status}` };
    const body: unknown = await answer.json();
    return { kind: 'answer', body };
  } catch {
    return { kind: 'unreachable', reason: 'it does not answer' };
  }
}

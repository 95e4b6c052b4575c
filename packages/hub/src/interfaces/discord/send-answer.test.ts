/** What becomes of a reply that Discord does not take as it is. */
import { fakeClock } from '@herald/protocol/fake-clock';
import type { Message } from 'discord.js';
import { expect, it } from 'vitest';
import { silentLog } from '../../store/testing/temporary-store.ts';
import type { DiscordMessage } from './discord-message.ts';
import { createSendAnswer } from './send-answer.ts';
import { aClient, channelId, channelOf } from './testing/a-client.ts';

const picture = { name: 'chart.png', data: new Uint8Array(8), description: 'A chart' };
const sentId = '990000000000000001';
const sent = { status: 200, body: { id: sentId, channel_id: channelId } };

/** Gives the reply's id, and what Discord was sent. */
async function send(
  answer: (body: unknown) => { status: number; body: object | string },
  { editedAtMs, files = [picture] }: { editedAtMs?: number; files?: (typeof picture)[] } = {},
) {
  const bodies: unknown[] = [];
  const client = aClient({
    may: ['ViewChannel', 'SendMessages'],
    onRequest(_path, body) {
      bodies.push(body);
      return answer(body);
    },
  });
  const native = { id: '7', channel: channelOf(client) } as unknown as Message;
  const message = { native, id: '7', ...(editedAtMs === undefined ? {} : { editedAtMs }) } as DiscordMessage;
  const { signal } = new AbortController();
  const clock = fakeClock();
  const said = createSendAnswer({ clock, log: silentLog, signal })(message, {
    embeds: [{ description: 'storefront is up', image: { url: 'attachment://chart.png' } }],
    files,
  });
  const isOver = said.then(
    () => true,
    () => true,
  );
  while ((await Promise.race([isOver, clock.asleep()])) !== true) await clock.advance(20_000);
  const id = await said.then(
    (one) => one?.id,
    () => 'failed',
  );
  await client.destroy();
  return { id, bodies };
}

it.each([413, 400, 403])('says it without the picture that is refused with %i', async (status) => {
  const refused = { status, body: { code: 40_005, message: 'Request entity too large' } };
  const { id, bodies } = await send((body) => (body instanceof FormData ? refused : sent));
  expect(id).toBe(sentId);
  expect(bodies.map((body) => body instanceof FormData)).toEqual([true, false]);
  expect(String(bodies[1])).not.toContain('chart.png');
});

it('gives up words that are refused by themselves', async () => {
  const { id, bodies } = await send(() => ({ status: 400, body: { code: 50_035, message: 'Invalid Form Body' } }), {
    files: [],
  });
  expect(id).toBe('failed');
  expect(bodies).toHaveLength(1);
});

it.each([
  [403, '<h1>Access denied</h1>'],
  [408, '<h1>Request Timeout</h1>'],
  [400, { code: 20_016, message: 'This action cannot be performed due to slowmode rate limit' }],
])('says it later after %i with %j, which passes', async (status, body) => {
  const answers = [{ status, body }, { status, body }, sent];
  const { id, bodies } = await send(() => answers.shift() ?? sent, { files: [] });
  expect(id).toBe(sentId);
  expect(bodies).toHaveLength(3);
});

it('has another nonce for another edit, since for that of an answer that was taken away nothing is posted', async () => {
  const nonces: unknown[] = [];
  for (const editedAtMs of [undefined, 1_000, 2_000]) {
    const { bodies } = await send(() => sent, { files: [], ...(editedAtMs === undefined ? {} : { editedAtMs }) });
    nonces.push(JSON.parse(String(bodies[0])).nonce);
  }
  expect(new Set(nonces).size).toBe(3);
  expect(nonces[0]).toBe('7');
});

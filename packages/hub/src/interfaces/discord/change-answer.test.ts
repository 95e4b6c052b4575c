/** What becomes of the change of an answer that Discord does not take. */
import { expect, it } from 'vitest';
import { silentLog } from '../../store/testing/temporary-store.ts';
import { changeAnswer } from './change-answer.ts';
import { aClient, channelId, channelOf } from './testing/a-client.ts';

const answerId = '990000000000000001';
const message = {
  ...{ id: answerId, channel_id: channelId, type: 0, content: '', embeds: [{ title: 'exports is down' }] },
  ...{ attachments: [], mentions: [], mention_roles: [], components: [], flags: 0 },
  ...{ timestamp: '2026-01-08T09:00:00.000Z', author: { id: '940000000000000001', username: 'herald' } },
};

function change(refused: { status: number; body: object; headers?: Record<string, string> }) {
  let edits = 0;
  const client = aClient({
    may: ['ViewChannel', 'SendMessages'],
    onRequest(_path, body) {
      if (body === undefined || body === null) return { status: 200, body: message };
      edits += 1;
      return refused;
    },
  });
  client.rest.options.rejectOnRateLimit = () => true;
  const native = { id: '7', channel: channelOf(client) } as unknown as Parameters<typeof changeAnswer>[0];
  const render = async () => ({ embeds: [{ description: 'exports is up' }], files: [] });
  return {
    isChanged: changeAnswer(native, answerId, { render, log: silentLog }).finally(() => client.destroy()),
    edits: () => edits,
  };
}

it.each([
  [
    'it is too old for a further edit',
    {
      ...{ status: 429, headers: { 'retry-after': '600', 'x-ratelimit-scope': 'user' } },
      body: {
        code: 30_046,
        message: 'Maximum number of edits to messages older than 1 hour reached.',
        retry_after: 600,
      },
    },
  ],
  ['somebody deleted it', { status: 404, body: { code: 10_008, message: 'Unknown Message' } }],
])('is not changed, and says so, where %s', async (_why, refused) => {
  const { isChanged, edits } = change(refused);
  expect(await isChanged).toBe(false);
  expect(edits()).toBe(1);
});

it('fails where Discord fails, so that nobody believes it changed', async () => {
  const { isChanged } = change({ status: 500, body: { code: 0, message: 'Internal' } });
  await expect(isChanged).rejects.toThrow();
});

/** What engineers do on the page of an incident reaches the same use case as in Discord, and is shown there at once. */
import { expect, it } from 'vitest';
import type { Engineer } from '../../../notifications/incidents/engineers-say.ts';
import { someDiscord } from '../testing/some-parts.ts';
import { type Visitor, visit } from '../testing/visit.ts';
import type { WebParts } from '../web-parts.ts';

type Call = { what: string; id: string; by: Engineer; text?: string };

function listening(calls: Call[], outcome: { update?: 'over' } = {}): Partial<WebParts> {
  return {
    pseudonym: (personId) => `pseudonym of ${personId}`,
    engineersSay: {
      async acknowledge(id, by) {
        calls.push({ what: 'acknowledge', id, by });
        return 'acknowledged';
      },
      async update(id, by, { text }) {
        calls.push({ what: 'update', id, by, text });
        return outcome.update ?? 'noted';
      },
      async explain(id, by, { text }) {
        calls.push({ what: 'explain', id, by, text });
        return 'noted';
      },
      alertOf: async () => ({ channelId: '7', messageId: '8' }),
    },
  };
}

async function press({ web, signIn }: Visitor, path: string, form: Record<string, string> = {}) {
  const { cookie, csrf } = signIn('engineer', 'Esra');
  const response = await web.app.inject({
    method: 'POST',
    url: path,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf, ...form }).toString(),
  });
  const location = String(response.headers.location ?? '');
  return {
    status: response.statusCode,
    location,
    page: (await web.app.inject({ url: location || '/', headers: { cookie } })).body,
  };
}

it('takes an incident on, under the name by which people know the engineer', async () => {
  const calls: Call[] = [];
  await using visitor = await visit(listening(calls));
  const { location, page } = await press(visitor, '/incidents/open-1/acknowledge');
  expect(location).toBe('/incidents/open-1?said=acknowledged');
  // As it may be handed to a customer.
  expect((await visitor.get(location)).text).not.toMatch(/marked as on it/);
  expect(page).toContain('You&#39;re marked as on it.');
  expect(calls).toEqual([
    { what: 'acknowledge', id: 'open-1', by: { personHash: 'pseudonym of 112233445566778899', name: 'Esra' } },
  ]);
});

it('posts an update and notes a cause as typed; nothing is noted of an empty line', async () => {
  const calls: Call[] = [];
  await using visitor = await visit(listening(calls));
  await press(visitor, '/incidents/open-1/update', { text: ' restarting, back by 20:45 ' });
  await press(visitor, '/incidents/open-1/cause', { text: 'A certificate had expired' });
  expect((await press(visitor, '/incidents/open-1/update', { text: '  ' })).page).toContain('nothing was noted');
  expect(calls.map(({ what, text }) => [what, text])).toEqual([
    ['update', 'restarting, back by 20:45'],
    ['explain', 'A certificate had expired'],
  ]);
});

it('"It’s fixed" is said until the checks confirm it, and closes nothing by itself', async () => {
  const calls: Call[] = [];
  await using visitor = await visit(listening(calls));
  const { page } = await press(visitor, '/incidents/open-1/fixed');
  expect(page).toContain('Noted, and shown wherever somebody asks.');
  expect(calls.map(({ what, text }) => [what, text])).toEqual([
    ['update', 'A fix is in place; the checks have yet to confirm it.'],
  ]);
  expect(page).toContain("<button>It's fixed</button>");
});

it('says that it is over where it ended before the line came', async () => {
  await using visitor = await visit(listening([], { update: 'over' }));
  const { page } = await press(visitor, '/incidents/open-1/update', { text: 'restarting' });
  expect(page).toContain('It is back up: there is nothing left to acknowledge or update.');
});

it('offers it to engineers alone, and of one that is over only the cause', async () => {
  await using visitor = await visit(listening([]));
  const open = (await visitor.get('/incidents/open-1', 'engineer')).text;
  for (const words of ['Post update', 'Note the cause']) expect(open).toContain(words);
  for (const person of ['member', 'nobody'] as const)
    expect((await visitor.get('/incidents/open-1', person)).text).not.toContain('For engineers');
  const over = (await visitor.get('/incidents/past-1', 'engineer')).text;
  expect(over).toContain('Note the cause');
  expect(over).not.toContain('Post update');
});

it('leads colleagues to the alert and its thread in Discord, and no customer', async () => {
  const discord = someDiscord({
    messageLink: ({ channelId, messageId }) => `https://discord.com/channels/1/${channelId}/${messageId}`,
  });
  await using visitor = await visit({ ...listening([]), discord });
  expect((await visitor.get('/incidents/open-1', 'member')).text).toContain('https://discord.com/channels/1/7/8');
  expect((await visitor.get('/incidents/open-1')).text).not.toContain('discord.com');
});

it('answers 404 for an incident that there is not', async () => {
  await using visitor = await visit(listening([]));
  expect((await press(visitor, '/incidents/nix/acknowledge')).status).toBe(404);
});

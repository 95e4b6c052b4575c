/** Discord's newer components, as strict as Discord: what a message in them may not have, what they may not hold, and that the form stays. */
import { describe, expect, it } from 'vitest';
import { startDiscord } from './start-discord.ts';
import { restCall } from './testing/rest-call.ts';

const flags = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (customId: string) => ({ type: 2, style: 2, label: 'Press', custom_id: customId });
const section = (customId: string) => ({ type: 9, components: [text('exports is down')], accessory: button(customId) });
const container = (...components: object[]) => ({ type: 17, accent_color: 0xff0000, components });
const manyTexts = (count: number, length: number) => Array.from({ length: count }, () => text('x'.repeat(length)));

describe('what is refused', () => {
  it.each<[string, object]>([
    ['content beside them', { flags, content: 'hello', components: [text('hello')] }],
    ['content that is empty and not null', { flags, content: '', components: [text('hello')] }],
    ['an embed beside them', { flags, embeds: [{ description: 'hello' }], components: [text('hello')] }],
    ['them without the flag', { components: [text('hello')] }],
    ['more than 40 of them, however nested', { flags, components: [container(...manyTexts(40, 1))] }],
    [
      'more than 4,000 characters in all',
      { flags, components: [container(...manyTexts(2, 1_800)), text('x'.repeat(401))] },
    ],
    [
      'an id that occurs twice, however nested',
      { flags, components: [container(section('a')), { type: 1, components: [button('a')] }] },
    ],
    ['a section without its button', { flags, components: [{ type: 9, components: [text('a')] }] }],
    ['a section with four texts', { flags, components: [{ ...section('a'), components: manyTexts(4, 1) }] }],
    ['a container within a container', { flags, components: [container(container(text('a')))] }],
    ['a button that stands in no row and no section', { flags, components: [container(button('a'))] }],
    ['a text without a word', { flags, components: [text('')] }],
    [
      'a picture that was not sent along',
      { flags, components: [{ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }] },
    ],
    ['the flag with nothing to show', { flags, components: [] }],
  ])('%s', async (_what, body) => {
    await using discord = await startDiscord({ rateLimits: 'none' });
    const reply = await restCall(discord, 'POST', `/channels/${discord.channelId('status')}/messages`, body);
    expect(reply.status).toBe(400);
  });
});

it('takes as much as Discord takes: 40 components and 4,000 characters', async () => {
  await using discord = await startDiscord({ rateLimits: 'none' });
  const path = `/channels/${discord.channelId('status')}/messages`;
  const forty = container(...manyTexts(36, 1), section('a'));
  expect((await restCall(discord, 'POST', path, { flags, components: [forty] })).status).toBe(200);
  const long = [container(text('x'.repeat(4_000)))];
  expect((await restCall(discord, 'POST', path, { flags, components: long })).status).toBe(200);
});

it('keeps a message in its form: no edit takes the flag away, and one that sets it empties the rest', async () => {
  await using discord = await startDiscord({ rateLimits: 'none' });
  const path = `/channels/${discord.channelId('status')}/messages`;
  const newer = { flags, components: [text('hello')] };
  const first = await restCall(discord, 'POST', path, newer);
  const one = `${path}/${idOf(first.body)}`;
  expect(await restCall(discord, 'PATCH', one, { flags: 0, components: [text('still')] })).toMatchObject({
    status: 200,
    body: { flags },
  });
  expect((await restCall(discord, 'PATCH', one, { content: 'hello' })).status).toBe(400);
  expect((await restCall(discord, 'PATCH', one, { embeds: [{ description: 'a' }] })).status).toBe(400);
  const older = await restCall(discord, 'POST', path, { content: 'hello', embeds: [{ description: 'a' }] });
  const other = `${path}/${idOf(older.body)}`;
  expect((await restCall(discord, 'PATCH', other, newer)).status).toBe(400);
  expect((await restCall(discord, 'PATCH', other, { ...newer, content: null })).status).toBe(400);
  expect(await restCall(discord, 'PATCH', other, { ...newer, content: null, embeds: [] })).toMatchObject({
    status: 200,
    body: { flags, content: '', embeds: [] },
  });
});

function idOf(body: unknown): string {
  return typeof body === 'object' && body !== null ? String(Reflect.get(body, 'id')) : '';
}

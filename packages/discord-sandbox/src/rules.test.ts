import { describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from './start-discord.ts';
import { restCall } from './testing/rest-call.ts';

const row = (...components: object[]) => ({ type: 1, components });
const button = (fields: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...fields });
const menu = (fields: object = {}) => ({
  type: 3,
  custom_id: 'pick',
  options: [{ label: 'A', value: 'a' }],
  ...fields,
});
const long = (length: number) => 'x'.repeat(length);

/** What is sent, and where Discord points. */
const refusedMessages: [string, object, string][] = [
  ['content over 2,000 characters', { content: long(2001) }, 'content'],
  ['an embed title over 256', { embeds: [{ title: long(257) }] }, 'embeds.0.title'],
  ['an embed description over 4,096', { embeds: [{ description: long(4097) }] }, 'embeds.0.description'],
  [
    'more than 25 fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] },
    'embeds.0.fields',
  ],
  ['a field name over 256', { embeds: [{ fields: [{ name: long(257), value: 'b' }] }] }, 'embeds.0.fields.0.name'],
  ['a field value over 1,024', { embeds: [{ fields: [{ name: 'a', value: long(1025) }] }] }, 'embeds.0.fields.0.value'],
  ['an empty field name', { embeds: [{ fields: [{ name: ' ', value: 'b' }] }] }, 'embeds.0.fields.0.name'],
  ['an empty field value', { embeds: [{ fields: [{ name: 'a', value: '' }] }] }, 'embeds.0.fields.0.value'],
  ['a footer over 2,048', { embeds: [{ footer: { text: long(2049) } }] }, 'embeds.0.footer.text'],
  ['a colour out of range', { embeds: [{ title: 'a', color: 16777216 }] }, 'embeds.0.color'],
  ['a malformed URL', { embeds: [{ title: 'a', url: 'no address' }] }, 'embeds.0.url'],
  ['a malformed time', { embeds: [{ title: 'a', timestamp: 'yesterday' }] }, 'embeds.0.timestamp'],
  ['an empty embed', { embeds: [{}] }, 'embeds.0.description'],
  ['more than 10 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) }, 'embeds'],
  [
    'over 6,000 characters in all embeds',
    { embeds: [{ description: long(4000) }, { description: long(2001) }] },
    'embeds',
  ],
  [
    'six rows',
    { content: 'a', components: Array.from({ length: 6 }, (_, at) => row(button({ custom_id: `${at}` }))) },
    'components',
  ],
  [
    'six buttons in a row',
    { content: 'a', components: [row(...Array.from({ length: 6 }, (_, at) => button({ custom_id: `${at}` })))] },
    'components.0.components',
  ],
  [
    'a custom id over 100',
    { content: 'a', components: [row(button({ custom_id: long(101) }))] },
    'components.0.components.0.custom_id',
  ],
  [
    'a label over 80',
    { content: 'a', components: [row(button({ label: long(81) }))] },
    'components.0.components.0.label',
  ],
  [
    'the same custom id twice',
    { content: 'a', components: [row(button(), button())] },
    'components.0.components.1.custom_id',
  ],
  [
    'a button without a custom id',
    { content: 'a', components: [row({ type: 2, style: 1, label: 'Go' })] },
    'components.0.components.0.custom_id',
  ],
  [
    'a link button with a custom id',
    { content: 'a', components: [row(button({ style: 5, url: 'https://example.com' }))] },
    'components.0.components.0.custom_id',
  ],
  [
    'a button without label and emoji',
    { content: 'a', components: [row({ type: 2, style: 1, custom_id: 'go' })] },
    'components.0.components.0.label',
  ],
  [
    'more than 25 options',
    {
      content: 'a',
      components: [row(menu({ options: Array.from({ length: 26 }, (_, at) => ({ label: 'A', value: `${at}` })) }))],
    },
    'components.0.components.0.options',
  ],
  [
    'the same option value twice',
    {
      content: 'a',
      components: [
        row(
          menu({
            options: [
              { label: 'A', value: 'a' },
              { label: 'B', value: 'a' },
            ],
          }),
        ),
      ],
    },
    'components.0.components.0.options.1.value',
  ],
  [
    'more values at least than at most',
    { content: 'a', components: [row(menu({ min_values: 2, max_values: 1 }))] },
    'components.0.components.0.min_values',
  ],
  [
    'more values than options',
    { content: 'a', components: [row(menu({ max_values: 2 }))] },
    'components.0.components.0.max_values',
  ],
  ['a menu and a button in one row', { content: 'a', components: [row(menu(), button())] }, 'components.0.components'],
  ['new components without their flag', { components: [{ type: 10, content: 'text' }] }, 'components.0'],
  [
    'content with the flag for new components',
    { content: 'a', flags: 1 << 15, components: [{ type: 10, content: 'text' }] },
    'content',
  ],
  [
    'over 4,000 characters in new components',
    {
      flags: 1 << 15,
      components: [
        { type: 10, content: long(2500) },
        { type: 10, content: long(2500) },
      ],
    },
    'components',
  ],
  [
    'a type of component that does not exist',
    { content: 'a', components: [row({ type: 77 })] },
    'components.0.components.0',
  ],
  [
    'mentions parsed and listed at once',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
  ],
  [
    'more than 100 allowed users',
    { content: 'a', allowed_mentions: { users: Array.from({ length: 101 }, (_, at) => `${at}`) } },
    'allowed_mentions.users',
  ],
  ['a nonce over 25', { content: 'a', nonce: long(26) }, 'nonce'],
  ['a reply to a message that is gone', { content: 'a', message_reference: { message_id: '1' } }, 'message_reference'],
  ['an attachment without its file', { content: 'a', attachments: [{ id: '0', filename: 'a.png' }] }, 'attachments.0'],
];

const command = (fields: object = {}) => ({ name: 'server', description: 'Tells', ...fields });
const option = (fields: object = {}) => ({ type: 3, name: 'name', description: 'Which', ...fields });
const refusedCommands: [string, object, string][] = [
  ['a name over 32', command({ name: long(33) }), 'name'],
  ['upper case in a name', command({ name: 'Server' }), 'name'],
  ['a space in a name', command({ name: 'my server' }), 'name'],
  ['no description', { name: 'server' }, 'description'],
  ['a description over 100', command({ description: long(101) }), 'description'],
  ['a description of a message command', { name: 'Answer', type: 3, description: 'Answers' }, 'description'],
  [
    'autocomplete beside choices',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
    'options.0.autocomplete',
  ],
  ['required after optional', command({ options: [option(), option({ name: 'other', required: true })] }), 'options.1'],
  ['the same option twice', command({ options: [option(), option()] }), 'options.1.name'],
  [
    'a choice value over 100',
    command({ options: [option({ choices: [{ name: 'a', value: long(101) }] })] }),
    'options.0.choices.0.value',
  ],
  [
    'more than 25 choices',
    command({ options: [option({ choices: Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: 'a' })) })] }),
    'options.0.choices',
  ],
  [
    'a sub-command beside an option',
    command({ options: [option(), { type: 1, name: 'plan', description: 'Plans' }] }),
    'options',
  ],
];

const startsAt = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const event = (fields: object = {}) => ({
  name: 'Patching',
  privacy_level: 2,
  entity_type: 3,
  scheduled_start_time: startsAt(1),
  scheduled_end_time: startsAt(2),
  entity_metadata: { location: 'billing' },
  ...fields,
});
const refusedEvents: [string, object, string][] = [
  ['no end', event({ scheduled_end_time: undefined }), 'scheduled_end_time'],
  ['a start in the past', event({ scheduled_start_time: startsAt(-1) }), 'scheduled_start_time'],
  ['an end before its start', event({ scheduled_end_time: startsAt(0.5) }), 'scheduled_end_time'],
  ['no location', event({ entity_metadata: undefined }), 'entity_metadata'],
  ['a location over 100', event({ entity_metadata: { location: long(101) } }), 'entity_metadata.location'],
  ['a name over 100', event({ name: long(101) }), 'name'],
  ['a description over 1,000', event({ description: long(1001) }), 'description'],
  ['a channel for an external event', event({ channel_id: '1' }), 'channel_id'],
  ['no channel for a stage', event({ entity_type: 1, entity_metadata: undefined }), 'channel_id'],
];

describe.each([
  ['message', refusedMessages, (discord: Discord) => `/channels/${discord.channelId('status')}/messages`],
  ['command', refusedCommands, (discord: Discord) => `/applications/${discord.applicationId}/commands`],
  ['scheduled event', refusedEvents, (discord: Discord) => `/guilds/${discord.guildId}/scheduled-events`],
] as const)('a %s is refused with 50035 and remembered as a violation', (_kind, table, path) => {
  it.each(table)('for %s', async (_what, body, where) => {
    await using discord = await startDiscord();
    const reply = await restCall(discord, 'POST', path(discord), body);
    expect(reply).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    expect(placesOf(reply.body)).toContain(where);
    expect(discord.violations).toMatchObject([{ method: 'POST', code: 50035 }]);
  });
});

it.each([
  ['nothing', {}],
  ['only blanks', { content: ' \n ' }],
])('refuses %s as an empty message', async (_what, body) => {
  await using discord = await startDiscord();
  const reply = await restCall(discord, 'POST', `/channels/${discord.channelId('status')}/messages`, body);
  expect(reply).toMatchObject({ status: 400, body: { code: 50006 } });
});

it('refuses two commands of one name in a list', async () => {
  await using discord = await startDiscord();
  const reply = await restCall(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [
    command(),
    command(),
  ]);
  expect(reply).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(placesOf(reply.body)).toEqual(['1.name']);
});

it('refuses more than 100 chat commands', async () => {
  await using discord = await startDiscord();
  const many = Array.from({ length: 101 }, (_, at) => command({ name: `c${at}` }));
  const reply = await restCall(discord, 'PUT', `/applications/${discord.applicationId}/commands`, many);
  expect(reply.status).toBe(400);
});

it('ignores fields that it does not know, as Discord does', async () => {
  await using discord = await startDiscord();
  const reply = await restCall(discord, 'POST', `/channels/${discord.channelId('status')}/messages`, {
    content: 'a',
    colour: 'red',
  });
  expect(reply.status).toBe(200);
  expect(discord.violations).toEqual([]);
});

it('answers what is not JSON with 50109', async () => {
  await using discord = await startDiscord();
  const response = await fetch(`${discord.url}/v10/channels/${discord.channelId('status')}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: '{',
  });
  expect(await response.json()).toMatchObject({ code: 50109 });
});

/** The paths to the `_errors` of a refusal. */
function placesOf(body: unknown): string[] {
  const errors: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'errors') : undefined;
  const walk = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) =>
          key === '_errors' ? [path] : walk(inner, path === '' ? key : `${path}.${key}`),
        )
      : [];
  return walk(errors, '');
}

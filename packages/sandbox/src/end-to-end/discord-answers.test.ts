/** Every intent and every kind of interaction, with the real discord.js client against the sandbox: one Herald for all. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inherited } from '../start/child.ts';
import { ask, type Reply, refresh, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const run = promisify(execFile);
const hubSource = fileURLToPath(new URL('../../../hub/src/', import.meta.url));
const evalEntry = fileURLToPath(new URL('../../../understanding/src/eval/main.ts', import.meta.url));
let herald: Herald;

beforeAll(async () => {
  herald = await startHerald({
    agents: ['web-1', 'api-1'],
    discord: { rateLimits: 'none' },
    registry: (origins, discord) =>
      [
        'defaults: { poll: 2s, zone: Europe/Berlin }',
        'hosts:',
        `  web-1: { address: ${JSON.stringify(origins['web-1'])} }`,
        `  api-1: { address: ${JSON.stringify(origins['api-1'])}, aliases: [invoice box] }`,
        'services:',
        `  billing: { hosts: [api-1], customers: Invoices, owner: { team: Payments, role: "${discord.roleId('payments')}" } }`,
        '  storefront: { hosts: [web-1] }',
        'discord:',
        `  engineers: ["${discord.roleId('Engineer')}"]`,
        '  channels:',
        `    "${discord.channelId('ask-engineering')}": { ask-engineering: true }`,
        'inquiries: { learn: on }',
        'maintenance:',
        `  - { title: Database patching, services: [billing], starts: ${localTime(86_400_000)}, lasts: 90m, customers: Card payments fail for a few minutes. }`,
        `  - { title: New kernel, services: [storefront], starts: ${localTime(-3 * 3_600_000)}, lasts: 1h }`,
        '',
      ].join('\n'),
  });
  await herald.discord.whenCommandsRegistered();
});

afterAll(() => herald?.[Symbol.asyncDispose]());

it.each([
  ['greeting', '@Herald hello world', /^hello$/],
  ['describe', 'tell me about api-1', /api-1 is up[\s\S]*Region\*\*\sIreland[\s\S]*CPU\*\*\s\d/],
  ['health', 'is billing down??', /billing\) are up/],
  ['metric', '@Herald how full is the disk on web-1?', /disk[\s\S]*\d %/i],
  ['compare', '@Herald compare web-1 and api-1', /web-1[\s\S]*api-1/],
  ['fleet', '@Herald how are all servers?', /Both servers are up/],
  ['downtime', 'when is the next downtime for billing?', /Next maintenance for billing[\s\S]*Card payments fail/],
  ['history', '@Herald what happened to web-1 yesterday?', /web-1/],
  ['help', '@Herald help', /You can ask/],
  ['none', '@Herald asdf qwertz jkl?', /Sorry, I didn't understand that/],
  ['act', '@Herald restart web-1 please', /I can only report/],
])('answers a %s question', async (intent, text, expected) => {
  // One person may not ask so much at once.
  const who = intent < 'g' ? 'Chris' : 'Chidi';
  expect(wordsOf(await ask(herald.discord, text, who))).toMatch(expected);
});

it.each([
  ['Erin', 'how busy is the cpu of web-1?', /web-1[\s\S]*\d %/],
  ['Erin', 'how much memory does web-1 use?', /memory[\s\S]*GiB|GiB[\s\S]*memory/i],
  ['Erin', 'how full is the disk on web-1?', /disk[\s\S]*\d %/i],
  ['Erin', 'how much network traffic has web-1?', /B\/s/],
  ['Erin', 'what is the load of web-1?', /load of web-1 is \d/i],
  ['Pat', "what's the uptime of web-1?", /web-1[\s\S]*(?:minute|hour|day|second)/],
  ['Pat', 'what is the ip of web-1?', /10\.0\.1\.23/],
  ['Pat', 'which region is web-1 in?', /Ireland \(eu-west-1\)/],
  ['Pat', 'which az is web-1 in?', /eu-west-1a/],
  ['Pat', 'what instance type is web-1?', /t3\.small/],
])('tells %s the metric of "%s"', async (who, text, expected) => {
  expect(wordsOf(await ask(herald.discord, `@Herald ${text}`, who))).toMatch(expected);
});

it('offers to subscribe and to stop, and carries it out by the button, for one person alone', async () => {
  const { discord } = herald;
  const offer = await ask(discord, '@Herald tell me when billing is back');
  expect(wordsOf(offer)).toMatch(/Want a message in Discord when billing goes down or comes back/);
  const told = await discord.as('Carla').press(offer, 'Tell me when it changes');
  expect(told).toMatchObject({ kind: 'reply', isEphemeral: true });
  expect(told.kind === 'reply' && told.message.content).toMatch(/I'll write to you when billing/);
  const stop = await ask(discord, '@Herald stop telling me about billing');
  const stopped = await discord.as('Carla').press(stop, 'Stop telling me');
  expect(stopped.kind === 'reply' && stopped.message.content).toMatch(/I won't write to you about billing any more/);
});

it('subscribes by command with quiet hours, lists what it tells, and stops what is chosen from the menu', async () => {
  const chidi = herald.discord.as('Chidi');
  const words = async (values: Record<string, string>) => {
    const outcome = await chidi.slash('subscribe', values);
    expect(outcome).toMatchObject({ kind: 'reply', isEphemeral: true });
    return 'message' in outcome ? (outcome.message?.content ?? '') : '';
  };
  expect(await chidi.autocomplete('subscribe', 'name', { name: 'bil' })).toEqual([
    { name: 'billing', value: 'billing' },
  ]);
  expect(await words({ name: 'billing', what: 'downtime', quiet: '22:00-7:00' })).toMatch(
    /scheduled for \*\*billing\*\*, but not from 22:00 to 07:00 \(Europe\/Berlin\)/,
  );
  expect(await words({ name: 'Invoice Box', when: 'daily' })).toMatch(/\*\*api-1\*\* goes down.*every morning/);
  expect(await words({ name: 'web-9' })).toMatch(/don't know "web-9"/);
  expect(await words({ name: 'web-1', quiet: 'at night' })).toMatch(/Write them as 22:00-07:00/);
  const list = await chidi.slash('subscriptions');
  if (list.kind !== 'reply') throw new Error('no list came');
  expect(list.message.content).toMatch(/billing[\s\S]*api-1/);
  const left = await chidi.select(list.message, 'Stop telling me about …', ['billing']);
  if (!('message' in left) || !left.message) throw new Error('the list was not shown again');
  expect(left.message.content).toMatch(/api-1/);
  expect(left.message.content).not.toMatch(/billing/);
});

it('shows a picture of the service with words for those who cannot see it', async () => {
  const { discord } = herald;
  const reply = await ask(discord, 'what happened to storefront in the last 24 hours, as a chart?', 'Emil');
  // There is something to draw once a whole minute of the clock was recorded: after two minutes at the latest.
  let shown: Reply = reply;
  await vi.waitUntil(
    async () => {
      shown = (await refresh(discord, reply, 'Emil')) ?? shown;
      return shown.embeds[0]?.image !== undefined;
    },
    { timeout: 150_000, interval: 1_000 },
  );
  expect(shown.embeds[0]?.image).toMatchObject({
    url: expect.stringContaining('chart.png'),
    width: 800,
    description: expect.stringMatching(/^storefront, 24 hours: never down.*1 planned downtime in this time/),
  });
}, 200_000);

it('opens details, closes them, and answers history beside it', async () => {
  const { discord } = herald;
  const reply = await ask(discord, 'is web-1 up?');
  expect(wordsOf(reply)).not.toMatch(/Instance type/);
  const more = discord.nextEdit({ message: reply });
  await discord.as('Carla').press(reply, 'Details');
  expect(wordsOf(await more)).toMatch(/Instance type: t3\.small/);
  const less = discord.nextEdit({ message: reply });
  await discord.as('Carla').press(reply, 'Less');
  expect(wordsOf(await less)).not.toMatch(/Instance type/);
  const history = discord.nextMessage({ channel: '#status', from: 'bot' });
  await discord.as('Carla').press(reply, 'History', { until: 'acknowledged' });
  expect(wordsOf(await history)).toMatch(/web-1/);
});

it('turns the pages of a fleet that is too long for one message, forth and back', async () => {
  const { discord } = herald;
  const few = await herald.readRegistry();
  const racks = Array.from({ length: 13 }, (_, at) => `rack-${at + 1}`);
  const origin = JSON.stringify(herald.agents.get('web-1')?.ready['url']);
  await changeRegistry(
    few.replace('services:', `${racks.map((name) => `  ${name}: { address: ${origin} }\n`).join('')}services:`),
  );
  const first = await ask(discord, '@Herald how are all servers?', 'Emil');
  expect(wordsOf(first)).toMatch(/Page 1 of 2/);
  const turn = async (button: string) => {
    const turned = discord.nextEdit({ message: first });
    await discord.as('Emil').press(first, button);
    return await turned;
  };
  const second = await turn('Next');
  expect(wordsOf(second)).toMatch(/Page 2 of 2/);
  const namesOf = (reply: Reply) =>
    [...racks, 'web-1', 'api-1'].filter((name) => new RegExp(`\\b${name}\\b`).test(wordsOf(reply)));
  expect([...namesOf(first), ...namesOf(second)].sort()).toEqual([...racks, 'web-1', 'api-1'].sort());
  const back = await turn('Previous');
  expect(wordsOf(back)).toMatch(/Page 1 of 2/);
  expect(namesOf(back)).toEqual(namesOf(first));
  await changeRegistry(few);
});

it('leans on what the same person asked in the same channel, and on nobody else’s question', async () => {
  const { discord } = herald;
  await ask(discord, '@Herald is billing up?', 'Cleo');
  await ask(discord, '@Herald is web-1 up?', 'Esra');
  expect(wordsOf(await ask(discord, '@Herald since when?', 'Cleo'))).toMatch(/billing/);
  expect(wordsOf(await ask(discord, '@Herald since when?', 'Esra'))).toMatch(/web-1/);
  await ask(discord, '@Herald is api-1 up?', 'Cleo', '#general');
  expect(wordsOf(await ask(discord, '@Herald since when?', 'Cleo', '#status'))).toMatch(/billing/);
  expect(wordsOf(await ask(discord, '@Herald since when?', 'Cleo', '#general'))).toMatch(/api-1/);
});

it('answers two people at once, each to their own message', async () => {
  const { discord } = herald;
  const questions = [
    ['Erin', 'is web-1 up?', /web-1 is up/],
    ['Pat', 'is billing up?', /billing\) are up/],
  ] as const;
  const answers = new Map<string, Reply>();
  const both = discord.nextMessage({
    channel: '#status',
    from: 'bot',
    where: (message) => {
      answers.set(message.message_reference?.message_id ?? '', message);
      return answers.size === 2;
    },
  });
  const asked = await Promise.all(questions.map(([who, text]) => discord.as(who).say('#status', text)));
  await both;
  for (const [at, [, , expected]] of questions.entries()) {
    const answer = answers.get(asked[at]?.id ?? '');
    expect(answer && wordsOf(answer)).toMatch(expected);
  }
});

it('reads a reply to an answer of Herald as one about what stands in it', async () => {
  const { discord } = herald;
  const told = await ask(discord, 'is storefront up?', 'Erin');
  await ask(discord, 'is billing up?', 'Pat');
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' });
  await discord.as('Pat').reply(told.id, 'since when?');
  expect(wordsOf(await answer)).toMatch(/^[^\n]*storefront/);
});

it('completes names and aliases, and checks again what was typed all the same', async () => {
  const carla = herald.discord.as('Carla');
  expect(await carla.autocomplete('service', 'name', { name: 'bil' })).toEqual([{ name: 'billing', value: 'billing' }]);
  expect(await carla.autocomplete('server', 'name', { name: 'invoice' })).toContainEqual({
    name: 'api-1',
    value: 'api-1',
  });
  expect(await wordsOfSlash('server', { name: 'web-9' })).toMatch(/don't know "web-9"/);
});

it.each([
  ['server', { name: 'web-1' }, /web-1 is up/],
  ['service', { name: 'billing' }, /billing\) are up/],
  ['servers', {}, /Both servers are up/],
  ['history', { name: 'billing', when: 'yesterday' }, /billing/],
  ['help', {}, /You can ask/],
])('answers /%s', async (command, values, expected) => {
  expect(await wordsOfSlash(command, values)).toMatch(expected);
});

it('explains to one person alone how it read a message', async () => {
  const outcome = await herald.discord.as('Carla').slash('explain', { message: 'can someone restart api-1?' });
  expect(outcome).toMatchObject({ kind: 'reply', isEphemeral: true });
  expect(outcome.kind === 'reply' && outcome.message.content).toMatch(/^\*\*.*I would \S+.*\*\* \S/);
});

it('explains a message where it stands: its own, an empty one, one that asks nothing, one that asks', async () => {
  const { discord } = herald;
  const explained = async (message: Reply) => {
    const outcome = await discord.as('Chris').contextMenu(message, 'Explain with Herald');
    expect(outcome).toMatchObject({ kind: 'reply', isEphemeral: true });
    return outcome.kind === 'reply' ? outcome.message.content : '';
  };
  const { question, answer } = await asked('@Herald is billing up?', 'Erin');
  expect(await explained(answer)).toMatch(/^\*\*I would stay silent\.\*\* I said it myself\./);
  expect(await explained(question)).toMatch(
    /^\*\*I would answer this\.\*\* It was said to Herald\.\n> is billing up\?/,
  );
  const quoted = await discord.as('Erin').say('#general', '> is billing up?');
  expect(await explained(quoted)).toMatch(/I would stay silent\.\*\* It holds no words of its own\./);
  const talk = await discord.as('Erin').say('#general', 'lunch was good');
  expect(await explained(talk)).toMatch(/^\*\*I would stay silent\.\*\* \S/);
});

it('answers a message that somebody points at with the message command', async () => {
  const { discord } = herald;
  const said = await discord.as('Chris').say('#general', 'someone asked me whether billing is fine');
  const outcome = await discord.as('Carla').contextMenu(said, 'Answer with Herald');
  expect('message' in outcome && outcome.message && wordsOf(outcome.message)).toMatch(/billing\) are up/);
});

it('takes a command without a name for everything, whatever was spoken of before', async () => {
  await asked('is web-1 up?');
  const outcome = await herald.discord.as('Carla').slash('downtime next', {}, { channel: '#status' });
  expect('message' in outcome && outcome.message && wordsOf(outcome.message)).not.toMatch(/web-1|as before/);
});

it('edits its answer with the question, takes it away with it, and keeps doing so after a restart', async () => {
  const { discord } = herald;
  const carla = discord.as('Carla');
  const { question, answer } = await asked('is web-1 up?');
  await expectEdit(question, answer, 'is billing up?', /billing\) are up/);
  const ofCommand = await carla.slash('server', { name: 'web-1' });
  const pointedAt = await carla.contextMenu(await carla.say('#general', 'api-1 ok I hope'), 'Answer with Herald');
  if (ofCommand.kind !== 'reply' || pointedAt.kind !== 'reply') throw new Error('no answer came');
  await herald.startHub();
  await discord.whenBotReady();
  await herald.logged('Discord bot is ready', herald.log().lastIndexOf('hub stops'));
  await expectEdit(question, answer, 'is api-1 up?', /api-1 is up/);
  const details = discord.nextEdit({ message: answer });
  await carla.press(answer, 'Details');
  expect(wordsOf(await details)).toMatch(/Instance type/);
  for (const { message } of [ofCommand, pointedAt]) {
    const more = discord.nextEdit({ message });
    await carla.press(message, 'Details');
    expect(wordsOf(await more)).toMatch(/Instance type/);
  }
  const past = discord.nextMessage({ channel: '#status', from: 'bot' });
  await carla.press(ofCommand.message, 'History', { until: 'acknowledged' });
  expect(wordsOf(await past)).toMatch(/web-1/);
  const gone = discord.nextDeletion(answer);
  await carla.delete(question);
  await gone;
  const other = await asked('is web-1 up?');
  const taken = discord.nextDeletion(other.answer);
  await carla.edit(other.question, 'thanks, never mind');
  await taken;
});

it('notes what it misread, without who asked, as lines that npm run eval turns into a corpus', async () => {
  const { discord } = herald;
  const { answer, question } = await asked('@Herald is web-1 ok? Carla wants to know');
  const foreign = await discord.as('Chris').press(answer, 'Not what I asked');
  expect(foreign.kind === 'reply' && foreign.message.content).toMatch(/Only whoever asked/);
  const noted = await discord.as('Carla').press(answer, 'Not what I asked');
  expect(noted).toMatchObject({ kind: 'reply', isEphemeral: true });
  const misses = await cli('misses');
  expect(
    misses
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      why: 'not-asked',
      text: 'is web-1 ok? person wants to know',
      context: 'mention',
      understood: expect.objectContaining({ targets: ['web-1'], answer: true }),
    },
  ]);
  expect(misses).not.toContain(discord.personId('Carla'));
  const file = join(herald.dataDir, 'misses.jsonl');
  await writeFile(file, misses);
  const { stdout } = await run(process.execPath, [evalEntry, '--from-misses', file]);
  expect(stdout).toMatch(/line 1: "is web-1 ok\? person wants to know"\n {2}read as \S+ of web-1, which is wrong/);
  // What is deleted in Discord is forgotten here.
  const gone = discord.nextDeletion(answer);
  await discord.as('Carla').delete(question);
  await gone;
  expect(await cli('misses')).toBe('');
});

it('forgets what it misread with the channel in which it was asked', async () => {
  const { discord } = herald;
  const answer = await ask(discord, '@Herald is web-1 ok, Emil?', 'Emil', '#alerts');
  await discord.as('Emil').press(answer, 'Not what I asked');
  expect(await cli('misses')).toContain('is web-1 ok');
  discord.deleteChannel('#alerts');
  await vi.waitUntil(async () => (await cli('misses')) === '', { timeout: 40_000, interval: 1_000 });
});

it('learns what was chosen after "Did you mean ...?", until whoever asked has it forgotten', async () => {
  const { discord } = herald;
  const { answer } = await asked('@Herald is web-7 ok?', 'Emil');
  expect(wordsOf(answer)).toMatch(/I don't know "web-7"\. Did you mean/);
  await discord.as('Emil').press(answer, 'web-1');
  const misses = await vi.waitUntil(() => cli('misses'), { timeout: 30_000 });
  expect(JSON.parse(misses)).toEqual({
    why: 'chosen',
    text: 'is web-7 ok?',
    context: 'mention',
    understood: expect.objectContaining({ intent: 'health', targets: [] }),
    expect: { intent: 'health', targets: ['web-1'], answer: true },
  });
  const kept = await discord.as('Emil').slash('privacy');
  if (kept.kind !== 'reply') throw new Error('nothing was said of what is kept');
  expect(kept.message.content).toMatch(/1 question that I could not answer, or from which I learn/);
  await discord.as('Emil').press(kept.message, 'Delete what is kept about me');
  expect(await cli('misses')).toBe('');
}, 120_000);

it('asks engineers, in a thread on the question, when its answer is not enough', async () => {
  const { discord } = herald;
  const { answer, question } = await asked('@Herald is web-77 up?');
  const escalated = discord.nextMessage({ from: 'bot', where: (message) => message.channel_id === question.id });
  const pressed = await discord.as('Carla').press(answer, 'Ask an engineer');
  expect(pressed).toMatchObject({ kind: 'reply', isEphemeral: true });
  expect((await escalated).content).toMatch(/engineer/);
});

it('offers its answer in a thread where engineers were asked', async () => {
  const { discord } = herald;
  const offered = discord.nextMessage({ from: 'bot', where: ({ components }) => (components?.length ?? 0) > 0 });
  await discord.as('Chidi').say('#ask-engineering', 'is billing down?');
  const offer = await offered;
  expect(wordsOf(offer)).toMatch(/billing\) are up/);
  const settled = await discord.as('Chidi').press(offer, 'That answers it');
  expect(settled.kind === 'reply' && settled.message.content).toMatch(/no engineer is needed/);
});

it('has sent nothing that Discord would refuse', () => {
  expect(herald.discord.violations).toEqual([]);
});

async function asked(text: string, who = 'Carla'): Promise<{ question: Reply; answer: Reply }> {
  const { discord } = herald;
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' });
  const question = await discord.as(who).say('#status', text);
  return { question, answer: await answer };
}

async function changeRegistry(text: string): Promise<void> {
  const changed = herald.logged('registry changed', herald.log().length);
  await herald.writeRegistry(text);
  await changed;
}

async function expectEdit(question: Reply, answer: Reply, text: string, expected: RegExp): Promise<void> {
  const edited = herald.discord.nextEdit({ message: answer });
  await herald.discord.as('Carla').edit(question, text);
  expect(wordsOf(await edited)).toMatch(expected);
}

async function wordsOfSlash(command: string, values: Record<string, string>): Promise<string> {
  const outcome = await herald.discord.as('Carla').slash(command, values);
  return 'message' in outcome && outcome.message ? wordsOf(outcome.message) : outcome.kind;
}

async function cli(...args: string[]): Promise<string> {
  const env = { ...inherited(), HERALD_DATA_DIR: herald.dataDir };
  return (await run(process.execPath, [`${hubSource}app/cli.ts`, ...args], { env })).stdout;
}

/** So long from now in Berlin, as a registry writes it. */
function localTime(inMs: number): string {
  return new Date(Date.now() + inMs).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 16);
}

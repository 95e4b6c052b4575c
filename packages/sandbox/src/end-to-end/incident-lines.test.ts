/** An engineer takes an incident on, types a line in its thread, and says afterwards what it was: every answer tells it. */
import { expect, it, vi } from 'vitest';
import { ask, type Reply, wordsOf } from './testing/ask.ts';
import { startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 120_000 });

const patient = () => AbortSignal.timeout(60_000);
const onIt = "I'm on it";

it('who is on it, what they do, until when, and why it was, are told to whoever asks', async () => {
  await using herald = await startHerald({
    agents: ['web-1', 'api-1'],
    registry: (origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { ${Object.entries(origins)
          .map(([name, origin]) => `${name}: { address: ${JSON.stringify(origin)} }`)
          .join(', ')} }`,
        `services: { billing: { hosts: [api-1], owner: { team: Payments, role: "${discord.roleId('Engineer')}" } } }`,
        `discord: { engineers: ["${discord.roleId('Engineer')}"], alerts: "${discord.channelId('#alerts')}" }`,
        '',
      ].join('\n'),
  });
  const { discord } = herald;
  await discord.whenCommandsRegistered();
  const origin = new URL(String(herald.agents.get('api-1')?.ready['url']));
  const falls = discord.nextMessage({ channel: '#alerts', from: 'bot' }, patient());
  herald.agents.get('api-1')?.kill('SIGKILL');
  const alert = await falls;

  const opened = inThread(alert, /What are you doing about it/);
  await discord.as('Erin').press(alert, onIt);
  await opened;

  const edit = nextEditWith(alert, /restarting the queue/);
  const line = await discord.as('Erin').say(alert.id, 'restarting the queue, back in 20 minutes');
  expect(wordsOf(await edit)).toMatch(
    /Erin.* \(Payments\) is on it since <t:\d+:t>\.\nLatest from Erin.* \(<t:\d+:t>\): restarting the queue, back in 20 minutes\nExpected back by <t:\d+:t>/,
  );
  expect(wordsOf(await ask(discord, '@Herald is billing up?'))).toMatch(/restarting the queue, back in 20 minutes/);
  expect(wordsOf(await ask(discord, '@Herald when will billing be back?'))).toMatch(
    /billing is expected back by\*\* <t:\d+:t>/,
  );

  // Chat in the thread is left alone: a question, and what is said to somebody.
  await discord.as('Erin').say(alert.id, 'does anybody know the password?');
  await discord.as('Carla').say(alert.id, 'thank you all');
  const changed = nextEditWith(alert, /restarting it once more/);
  await discord.as('Erin').edit(line, 'restarting it once more');
  expect(wordsOf(await changed)).not.toMatch(/password|thank you|Expected back/);
  const gone = discord.nextEdit({ message: alert, where: (message) => !/once more/.test(wordsOf(message)) }, patient());
  await discord.as('Erin').delete(line);
  expect(wordsOf(await gone)).toMatch(/is on it since/);

  const denied = await discord.as('Carla').slash('incident resolve', { incident: 'billing', cause: 'gremlins' });
  expect(contentOf(denied)).toMatch(/Only engineers/);
  const back = discord.nextMessage(
    { channel: '#alerts', from: 'bot', where: (message) => /can be measured again and is up/.test(wordsOf(message)) },
    patient(),
  );
  await herald.startAgent('api-1', Number(origin.port));
  await back;
  const resolved = await discord
    .as('Erin')
    .slash('incident resolve', { incident: 'billing', cause: 'the disk was full' });
  expect(contentOf(resolved)).toMatch(/"why was billing down\?" is answered with it/);
  expect(wordsOf(await ask(discord, '@Herald why was billing down?'))).toMatch(/the disk was full/);
  const listed = await discord.as('Carla').slash('incident list', {});
  expect(contentOf(listed)).toMatch(/billing was .* for .*the disk was full/);
  expect(discord.violations).toEqual([]);

  function inThread({ id }: Reply, words: RegExp): Promise<Reply> {
    return discord.nextMessage(
      { from: 'bot', where: (message) => message.channel_id === id && words.test(wordsOf(message)) },
      patient(),
    );
  }

  function nextEditWith(message: Reply, words: RegExp): Promise<Reply> {
    return discord.nextEdit({ message, where: (edited) => words.test(wordsOf(edited)) }, patient());
  }

  function contentOf(outcome: Awaited<ReturnType<ReturnType<typeof discord.as>['slash']>>): string {
    return outcome.kind === 'reply' ? outcome.message.content : JSON.stringify(outcome);
  }
});

/** What is played in somebody else's Discord, each with what must be seen. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Stage, Told } from './stage.ts';

export type SceneResult = { scene: string; result: 'ok' | 'failed' | 'left out'; seconds: number; detail: string };

const patienceMs = 20_000;

/** One after the other, since each leans on what stands in the channel. */
export async function playScenes(stage: Stage): Promise<SceneResult[]> {
  const herald = `<@${stage.botId}>`;
  const results: SceneResult[] = [];
  let question = '';
  let answer: Told | undefined;

  await play('hello world', async () => {
    return quote((await ask(`${herald} hello world`, /./)).answer);
  });
  await play('a question by mention', async () => {
    ({ question, answer } = await ask(`${herald} is host-0 up?`, /host-0/));
    return quote(answer);
  });
  await play('a question without mention', async () => quote((await ask('is host-0 up?', /host-0/)).answer));
  await play('a follow-up', async () => quote((await ask(`${herald} and the memory?`, /[Mm]emory/)).answer));
  await play('a name that is not known', async () => {
    // Only whoever is spoken to says so: where a server resolves no mentions, a command speaks to it.
    const asked = (await stage.read()).find(({ id }) => id === question);
    if (asked && !asked.mentionedIds.includes(stage.botId)) return byCommand('host-99', /don't know[\s\S]*host-99/);
    return quote((await ask(`${herald} is host-99 up?`, /host-99/)).answer);
  });
  await play('a press on Details', async () => {
    const { press } = stage;
    const id = answer?.buttons['Details'];
    if (!press || !answer) return undefined;
    if (id === undefined) throw new Error('The answer shows no such button.');
    const before = answer;
    await press(before.id, id);
    return quote(await seen((one) => one.id === before.id && one.words !== before.words, 'the answer with more'));
  });
  await play('an edited question', async () => {
    const { edit } = stage;
    if (!edit || !answer) return undefined;
    const before = answer;
    await edit(question, `${herald} is host-1 up?`);
    return quote(await seen((one) => one.id === before.id && one.words.includes('host-1'), 'the answer for host-1'));
  });
  await play('a deleted question', async () => {
    const { remove } = stage;
    if (!remove || !answer) return undefined;
    const before = answer;
    await remove(question);
    await gone(before.id);
    return 'its answer went too';
  });
  await play('a slash command', () => byCommand('host-1', /host-1/));
  return results;

  async function byCommand(name: string, expected: RegExp): Promise<string | undefined> {
    const { command } = stage;
    if (!command) return undefined;
    const known = new Set((await stage.read()).map(({ id }) => id));
    await command('server', [{ name: 'name', value: name }]);
    return quote(
      await seen(({ id, words }) => !known.has(id) && expected.test(words), `the answer to /server ${name}`),
    );
  }

  async function play(scene: string, act: () => Promise<string | undefined>): Promise<void> {
    const begunAt = performance.now();
    const seconds = () => Math.round((performance.now() - begunAt) / 100) / 10;
    try {
      const detail = await act();
      results.push({
        scene,
        result: detail === undefined ? 'left out' : 'ok',
        seconds: seconds(),
        detail: detail ?? '',
      });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      results.push({ scene, result: 'failed', seconds: seconds(), detail });
    }
  }

  /** Herald answers so many questions of one person a minute; the scenes keep to what it says then. */
  async function ask(text: string, words: RegExp): Promise<{ question: string; answer: Told }> {
    const said = await stage.say(text);
    const told = await seen(({ replyTo }) => replyTo === said, 'an answer');
    const waitSeconds = /Ask me again in (\d+) seconds/.exec(told.words)?.[1];
    if (waitSeconds !== undefined) {
      await wait(Number(waitSeconds) * 1000);
      return ask(text, words);
    }
    if (!words.test(told.words)) throw new Error(`it said: ${quote(told)}`);
    return { question: said, answer: told };
  }

  async function seen(find: (told: Told) => boolean, what: string): Promise<Told> {
    for (const untilMs = performance.now() + patienceMs; performance.now() < untilMs; await wait(200)) {
      const found = (await stage.read()).find((told) => told.authorId === stage.botId && find(told));
      if (found) return found;
    }
    throw new Error(`${what} did not come within ${patienceMs / 1000} s`);
  }

  async function gone(id: string): Promise<void> {
    for (const untilMs = performance.now() + patienceMs; performance.now() < untilMs; await wait(200))
      if (!(await stage.read()).some((told) => told.id === id)) return;
    throw new Error('the answer is still there');
  }
}

function quote({ words }: Told): string {
  return (words.split('\n')[0] ?? '').slice(0, 70);
}

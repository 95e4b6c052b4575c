/** The life of planned downtime with the real client: forms that ask, and each thing said exactly once though the hub is killed. `npm run bench -- downtime-life` kills it after every step. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { faultsOfLife, playLife, theWindow } from '../downtime-life/play.ts';
import { type Stage, startStage } from '../downtime-life/stage.ts';
import { wordsOf } from './testing/ask.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

// One clock goes through all of them, so they keep their order.
describe('planned downtime, in the order of the clock', { shuffle: false }, () => {
  it('lets only engineers plan', async () => {
    const refused = await stage.herald.discord.as('Carla').slash('downtime plan');
    if (refused.kind !== 'reply') throw new Error(refused.kind);
    expect(refused.isEphemeral).toBe(true);
    expect(refused.message.content).toMatch(/Only engineers may plan downtime/);
  });

  it('shows what it understood, and asks where a time is none or two, before it posts anything', async () => {
    const skipped = await stage.plan({ ...theWindow, when: '29 March 2026 02:30 for 30 minutes' });
    expect(wordsOf(skipped)).toMatch(/02:30/);
    expect(wordsOf(skipped)).not.toMatch(/Nothing is announced yet/);
    const twice = await stage.plan({ ...theWindow, when: '25 October 2026 02:30 for 30 minutes' });
    const chosen = await stage.herald.discord.as('Erin').press(twice, String(labels(twice)[1]));
    if (chosen.kind !== 'update') throw new Error(chosen.kind);
    expect(wordsOf(chosen.message)).toMatch(/25 October 2026, 02:30 to 03:00 \(Berlin, UTC\+1\)/);
    const stranger = await stage.plan({ ...theWindow, affects: 'exprots' });
    expect(wordsOf(stranger)).toMatch(/I don't know "exprots".*exports/);
    const repeating = await stage.plan({
      ...theWindow,
      when: '22:00-23:30 Berlin',
      repeats: 'every last Saturday of the month',
    });
    expect(wordsOf(repeating)).toMatch(/last Saturday.*first on Saturday 28 March 2026/i);
    expect(stage.heard.lines('#alerts')).toEqual([]);
  });

  it('says each step of a window once and shows it as an event, though the hub is killed in between', async () => {
    await playLife(stage, ['moved', 'over-run', 'finished']);
    expect(await faultsOfLife(stage)).toEqual([]);
  });
});

function labels({ components = [] }: { components?: readonly object[] }): string[] {
  return components.flatMap((row) =>
    'components' in row && Array.isArray(row.components) ? row.components.map(({ label }) => String(label)) : [],
  );
}

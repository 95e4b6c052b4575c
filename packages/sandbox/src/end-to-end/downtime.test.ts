/** The life of planned downtime with the real client: forms that ask, and each thing said exactly once though the hub is killed. `npm run bench -- downtime-life` kills it after every step. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { everyLine, faultsOfLife, playLife, sunday, theWindow } from '../downtime-life/play.ts';
import { type Stage, startStage } from '../downtime-life/stage.ts';
import { ask, wordsOf } from './testing/ask.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

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
    const restarts = ['moved', 'over-run', 'finished'] as const;
    await playLife(stage, restarts);
    expect(await faultsOfLife(stage, restarts.length)).toEqual([]);
  });

  it('answers when the next downtime is: for a service that loses too much, one that loses a server, and one that loses none', async () => {
    const { herald, fleet } = stage;
    const fromMs = sunday + 2 * dayMs;
    const notice = {
      kind: 'scheduled-event' as const,
      id: 'instance-event-1',
      code: 'instance-retirement',
      description: 'The instance is running on degraded hardware',
      state: 'active' as const,
      startsAt: new Date(fromMs).toISOString(),
      endsAt: new Date(fromMs + 2 * hourMs).toISOString(),
      seenAt: new Date(sunday).toISOString(),
    };
    fleet.setReadings(2, { notices: [notice] });
    const told = stage.heard.count('#alerts', everyLine.length + 1);
    await herald.moveTo(sunday + 150 * minuteMs);
    await told;
    const answers = async (service: string) =>
      wordsOf(await ask(herald.discord, `when is the next downtime for ${service}?`));
    expect(await answers('exports')).toMatch(/Next maintenance for exports:/);
    const kept = await answers('storefront');
    expect(kept).toMatch(/Next maintenance for storefront, without downtime:/);
    expect(kept).toMatch(/storefront should stay up meanwhile: enough of its other servers keep running/);
    expect(await answers('billing')).toMatch(/No maintenance is scheduled for billing/);
  });

  it('says "planned" of what is away in a window, and alerts nobody', async () => {
    const { herald, fleet } = stage;
    const { discord } = herald;
    const alerts = () => [...(discord.world.channels.get(discord.channelId('general'))?.messages.values() ?? [])];
    const before = alerts().length;
    const startsAtMs = sunday + 12 * hourMs;
    const shown = await stage.plan({ ...theWindow, title: 'New kernel', when: 'Monday 9 March 2026 10:00 for 1 hour' });
    await discord.as('Erin').press(shown, 'Announce it');
    fleet.setFault(2, 'reset');
    const silent = herald.logged(/"host":"worker-1".*gave no usable answer/, herald.log().length);
    await herald.moveTo(startsAtMs + minuteMs);
    await silent;
    // Down is what failed three times; each question lets the poll before it end.
    let said = '';
    for (let polls = 1; polls <= 12 && !said.includes('under maintenance'); polls += 1) {
      await herald.moveTo(startsAtMs + minuteMs + polls * 2_500);
      said = wordsOf(await ask(discord, 'is exports up?'));
    }
    expect(said).toMatch(/exports is under maintenance.*until[\s\S]*Exports are not made for a while\.\n/);
    // The leap of the clock may make other servers' readings look old for a moment; what is planned is told to nobody.
    expect(alerts().slice(before).map(wordsOf).join('\n')).not.toMatch(/exports|worker-1/);
  });
});

function labels({ components = [] }: { components?: readonly object[] }): string[] {
  return components.flatMap((row) =>
    'components' in row && Array.isArray(row.components) ? row.components.map(({ label }) => String(label)) : [],
  );
}

/** Two windows from plan to end: one moved, changed, reminded of, over-run and extended, one cancelled. */
import type { Stage } from './stage.ts';

/** What is in #alerts after each step, in order. */
const steps = {
  planned: ['new Planned'],
  moved: ['edit Moved', 'note Moved'],
  changed: ['edit Changed'],
  'reminded a day ahead': ['edit Coming up', 'note Coming up'],
  // The same words in the one message: only the short new one tells.
  'reminded an hour ahead': ['note Coming up'],
  started: ['edit Now', 'note Now'],
  'over-run': [
    `edit Move exports to new disks takes longer than planned`,
    `note Move exports to new disks takes longer than planned`,
  ],
  extended: ['edit Extended', 'note Extended'],
  finished: ['edit Finished', 'note Finished'],
  'another planned': ['new Planned'],
  cancelled: ['edit Cancelled', 'note Cancelled'],
} as const;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as readonly StepName[];
/** Every line that #alerts holds in the end if each thing was said exactly once. */
export const everyLine: readonly string[] = Object.values(steps).flat();

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Sunday 8 March 2026, 22:00 in Berlin: where the window is moved. */
export const sunday = Date.UTC(2026, 2, 8, 21);

export const theWindow = {
  title: 'Move exports to new disks',
  when: 'Saturday 22:00–23:30 Berlin',
  repeats: '',
  affects: 'exports',
  customers: 'Exports are not made for a while.',
};

/** Kills and restarts the hub after each step that is named, the moment it was said. Throws where a step is never said. */
export async function playLife(stage: Stage, restartAfter: readonly StepName[]): Promise<void> {
  const { herald, fleet } = stage;
  const { discord } = herald;
  let lines = 0;
  const acts: Record<StepName, () => Promise<unknown>> = {
    planned: async () => discord.as('Erin').press(await stage.plan(theWindow), 'Announce it'),
    moved: () => stage.change('change', { window: theWindow.title, when: 'Sunday 22:00-23:30' }, 'Announce the change'),
    changed: () => stage.change('change', { window: theWindow.title, when: 'until 23:45' }, 'Announce the change'),
    'reminded a day ahead': () => herald.moveTo(sunday - dayMs + minuteMs),
    'reminded an hour ahead': () => herald.moveTo(sunday - 59 * minuteMs),
    started: () => {
      fleet.setFault(2, 'reset');
      return herald.moveTo(sunday + minuteMs);
    },
    'over-run': () => herald.moveTo(sunday + 106 * minuteMs),
    extended: () => {
      const [asking] = discord.world.channels.get(discord.channelId('alerts'))?.messages.values() ?? [];
      if (!asking) throw new Error('nothing asks');
      return discord.as('Erin').press(asking, '30 minutes more');
    },
    finished: async () => {
      const answers = herald.logged(/"host":"worker-1".*host answers/, herald.log().length);
      fleet.setFault(2, 'none');
      await answers;
      await herald.moveTo(sunday + 140 * minuteMs);
    },
    'another planned': async () => {
      const shown = await stage.plan({
        ...theWindow,
        title: 'Patch the worker',
        when: '20 March 2026 22:00 for 1 hour',
      });
      await discord.as('Erin').press(shown, 'Announce it');
      // What is cancelled before it was shown as an event never is one.
      const lastAtMs = performance.now() + 30_000;
      while (performance.now() < lastAtMs && discord.world.events.size < 2)
        await new Promise((resolve) => setTimeout(resolve, 100));
    },
    cancelled: () => stage.change('cancel', { window: 'Patch the worker' }, 'Cancel it'),
  };
  for (const name of stepNames) {
    await acts[name]();
    lines += steps[name].length;
    await stage.heard.count('#alerts', lines);
    if (restartAfter.includes(name)) await stage.restart();
    else await stage.settled();
  }
}

/** Whoever planned it is asked by direct message whether the work is finished, once. */
const linesOfPlanner = ['new Move exports to new disks takes longer than planned'];

/** What of the life is wrong, in words: lines too many or missing, events that did not end. `kills`: how often the hub was killed. */
export async function faultsOfLife({ heard, herald: { discord } }: Stage, kills: number): Promise<string[]> {
  const faults: string[] = [];
  const compare = (what: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      faults.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  };
  compare('#alerts', heard.lines('#alerts'), everyLine);
  compare('direct messages to the planner', heard.lines('erin'), linesOfPlanner);
  const events = () =>
    [...discord.world.events.values()].map(({ name, status, startsAt }) => ({ name, status, startsAt }));
  const lastAtMs = performance.now() + 30_000;
  while (performance.now() < lastAtMs && !events().every(({ status }) => status >= 3))
    await new Promise((resolve) => setTimeout(resolve, 100));
  // Discord's 3 is completed, 4 is cancelled.
  compare(
    'statuses of the scheduled events',
    events().map(({ status }) => status),
    [3, 4],
  );
  compare('start of the first event', events()[0]?.startsAt, new Date(sunday).toISOString());
  // Killed between ending an event and noting it, the hub ends it again, which Discord refuses: no one sees that.
  const eventIsOver = 180000;
  const wrong = discord.violations.filter(({ code }) => code !== eventIsOver);
  compare('requests that Discord refused', wrong, []);
  const repeats = discord.violations.length - wrong.length;
  const most = Math.min(kills, events().length);
  if (repeats > most) faults.push(`an event that was over was ended again ${repeats} times, ${most} at most`);
  return faults;
}

/** Planning on the page: read back before it is announced, by the same planning as in Discord. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { aPlanning, type Planning } from '../../../downtime/testing/a-planning.ts';
import { testNowMs } from '../../../testing/builders.ts';
import { visit } from '../testing/visit.ts';

type Form = Record<string, string>;
type Shown = { status: number; location: string; text: string };
type Hub = AsyncDisposable & {
  planning: Planning;
  send(path: string, form: Form): Promise<Shown>;
  look(): Promise<string>;
};

async function aHub(): Promise<Hub> {
  const clock = { ...fakeClock(), now: () => testNowMs };
  const planning = await aPlanning(clock);
  const visitor = await visit({ planning: () => planning, clock });
  const { cookie, csrf } = visitor.signIn('engineer', 'Esra');
  return {
    planning,
    async send(url, form) {
      const response = await visitor.web.app.inject({
        method: 'POST',
        url,
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrf, ...form }).toString(),
      });
      return { status: response.statusCode, location: String(response.headers.location ?? ''), text: response.body };
    },
    look: async () => (await visitor.web.app.inject({ url: '/downtime', headers: { cookie } })).body,
    async [Symbol.asyncDispose]() {
      await visitor[Symbol.asyncDispose]();
      await planning[Symbol.asyncDispose]();
    },
  };
}

const plan = { title: 'Move exports', when: 'Saturday 22:00-23:30', affects: 'exports', customers: 'No exports.' };

/** The hidden fields behind a button, as a browser would send them. */
function formBehind(page: string, button: string): Form {
  const form = page.split('<form').find((part) => part.includes(`>${button}</button>`)) ?? '';
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&#39;', "'")]));
}

it('shows what it understood, and announces nothing before the yes', async () => {
  await using hub = await aHub();
  const { text } = await hub.send('/downtime/plan', plan);
  expect(text).toContain('Nothing is announced yet.');
  expect(text).toContain('Saturday 7 March 2026, 22:00 to 23:30');
  expect(text).toContain('Move exports, on exports');
  expect(hub.planning.book.plans()).toEqual([]);
  const done = await hub.send('/downtime/plan', formBehind(text, 'Announce it'));
  expect(done.location).toBe('/downtime?said=plan');
  expect(hub.planning.book.plans()).toMatchObject([
    { title: 'Move exports', plannedBy: 'Esra', plannerId: '112233445566778899', services: ['exports'] },
  ]);
  expect(await hub.look()).toContain('Move exports');
});

it('plans nothing twice where the button is pressed twice', async () => {
  await using hub = await aHub();
  const yes = formBehind((await hub.send('/downtime/plan', plan)).text, 'Announce it');
  for (const form of [yes, yes]) await hub.send('/downtime/plan', form);
  expect(hub.planning.book.plans()).toHaveLength(1);
});

it('asks where clocks show a time twice, and says a name that it does not know, keeping what was typed', async () => {
  await using hub = await aHub();
  const twice = await hub.send('/downtime/plan', { ...plan, when: '25 October 2026 02:30 for 30 minutes' });
  expect(twice.text).toContain('Which do you mean?');
  expect(twice.text).toContain('02:30');
  const stranger = await hub.send('/downtime/plan', { ...plan, affects: 'exprots' });
  expect(stranger.text).toContain('I don&#39;t know &quot;exprots&quot;');
  expect(stranger.text).toContain('value="Move exports"');
  expect(hub.planning.book.plans()).toEqual([]);
});

it('gives the form back as it was typed for a change of mind', async () => {
  await using hub = await aHub();
  const { text } = await hub.send('/downtime/plan', plan);
  const again = await hub.send('/downtime/plan', formBehind(text, 'Change it'));
  expect(again.text).toContain('value="Saturday 22:00-23:30"');
  expect(hub.planning.book.plans()).toEqual([]);
});

it('moves and cancels what is planned, each read back first', async () => {
  await using hub = await aHub();
  await hub.send('/downtime/plan', formBehind((await hub.send('/downtime/plan', plan)).text, 'Announce it'));
  const window = /name="window" value="([^"]+)"/.exec(await hub.look())?.[1] ?? '';
  const moved = await hub.send('/downtime/change', { window, kind: 'change', when: 'Sunday 22:00-23:30' });
  expect(moved.text).toContain('It was planned for');
  const done = await hub.send('/downtime/change', formBehind(moved.text, 'Announce the change'));
  expect(done.location).toBe('/downtime?said=change');
  const asked = await hub.send('/downtime/change', { window, kind: 'cancel' });
  expect(asked.text).toContain('Cancel Move exports?');
  expect((await hub.send('/downtime/change', formBehind(asked.text, 'Cancel it'))).location).toBe(
    '/downtime?said=cancel',
  );
  expect(await hub.look()).toContain('No maintenance is scheduled.');
});

it('confirms only what was seen: a yes to other words is read back again', async () => {
  await using hub = await aHub();
  await hub.send('/downtime/plan', formBehind((await hub.send('/downtime/plan', plan)).text, 'Announce it'));
  const window = /name="window" value="([^"]+)"/.exec(await hub.look())?.[1] ?? '';
  const { text } = await hub.send('/downtime/change', { window, kind: 'cancel', announce: 'yes', readBack: 'another' });
  expect(text).toContain('Is this right?');
  expect(await hub.look()).toContain('Move exports');
  const gone = await hub.send('/downtime/change', { window: 'nix', kind: 'cancel' });
  expect(gone.text).toContain('That window is over or was cancelled meanwhile.');
});

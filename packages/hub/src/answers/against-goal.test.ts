import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { serviceTarget, wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aReadModel, aServiceView } from '../testing/builders.ts';
import { told } from '../testing/told.ts';

it.each([
  [99.95, 99.9, /^Yes: billing was up 99\.95 % .*, which meets the target of 99\.9 %\.$/],
  [99.9, 99.9, /^Yes: /],
  [99.7, 99.9, /^No: billing was up 99\.7 % .*, below the target of 99\.9 %\.$/],
])('an uptime of %d against a target of %d', async (upPercent, goalPercent, words) => {
  const readModel = aReadModel({
    services: [aServiceView({ name: 'billing', hosts: [] })],
    uptime: async () => anUptime({ watchedSeconds: 100_000, upSeconds: 1_000 * upPercent, upPercent }),
  });
  const question = { intent: 'history' as const, targets: [serviceTarget('billing')], range: '30d', goalPercent };
  const { verdict } = await answerTo(question, readModel);
  expect(wordsOf(verdict)).toMatch(words);
});

it.each([
  [
    'this-month',
    180,
    'So far yes: another 42 minutes of downtime would fit into 99.9 % this month, which allows 45 minutes; 3 minutes of it used.',
  ],
  [
    'this-month',
    0,
    'So far yes: another 45 minutes of downtime would fit into 99.9 % this month, which allows 45 minutes.',
  ],
  [
    'this-month',
    3_600,
    'No longer: 99.9 % this month allows 45 minutes of downtime, and billing was down for 60 minutes.',
  ],
  ['last-month', 3_600, /^No: billing was up 99\.7 % last month/],
] as const)(
  'whether a target is still to reach %s, after %d seconds of downtime',
  async (range, downSeconds, words) => {
    const readModel = aReadModel({
      services: [aServiceView({ name: 'billing', hosts: [] })],
      uptime: async () => anUptime({ watchedSeconds: 1e6, upSeconds: 997_000, upPercent: 99.7, downSeconds }),
    });
    const turns = ['still-to-reach'] as const;
    const question = {
      intent: 'history' as const,
      targets: [serviceTarget('billing')],
      range,
      goalPercent: 99.9,
      turns,
    };
    const said = wordsOf((await answerTo(question, readModel)).verdict);
    if (typeof words === 'string') expect(said).toBe(words);
    else expect(said).toMatch(words);
  },
);

/** Billing and mail were up so much of the time; exports was not watched. */
const upPercents: Record<string, number> = { billing: 99.95, mail: 99.7 };
async function against(names: string[], goalPercents: number[], turns: Question['turns'] = []) {
  const services = ['billing', 'mail', 'exports'].map((name) => aServiceView({ name, hosts: [] }));
  const readModel = aReadModel({
    services,
    uptime: async (name) => {
      const upPercent = upPercents[name];
      return anUptime(upPercent === undefined ? {} : { watchedSeconds: 1e5, upSeconds: 1e3 * upPercent, upPercent });
    },
  });
  const goals = goalPercents.length > 0 ? { goalPercent: goalPercents[0] ?? 100, goalPercents } : {};
  const asked = { intent: 'history' as const, measure: 'uptime' as const, range: '30d', turns, ...goals };
  return told(await answerTo({ ...asked, targets: names.map(serviceTarget) }, readModel));
}

it('as many targets as names are one each, what is missed first', async () => {
  expect((await against(['billing', 'mail'], [99.9, 99.8]))[0]).toBe(
    'No: 1 of 2 is missed in the last 30 days: mail was up 99.7 % (below 99.8 %) and billing was up 99.95 % (meets 99.9 %).',
  );
  expect((await against(['billing', 'mail'], [99.99, 99.8]))[0]).toMatch(/^No: 2 of 2 are missed in the last 30 days:/);
  expect((await against(['billing', 'mail'], [99.95, 99.7]))[0]).toMatch(/^Yes, all are met in the last 30 days:/);
});

it('else each is of all of them; what was not watched is said to be', async () => {
  const lines = await against([], [99, 99.8]);
  expect(lines[0]).toMatch(/^No: 1 of 4 is missed in the last 30 days: mail was up 99\.7 % \(below 99\.8 %\), billing/);
  expect(lines[1]).toBe("I wasn't monitoring exports in the last 30 days.");
  expect((await against(['exports'], [99, 99.8])).join()).not.toMatch(/missed|met/);
});

it('a target without its figure is not known: the uptime stands, and how to ask', async () => {
  const asks = 'did billing keep 99.9 % this month?';
  expect(await against(['billing'], [], ['target'])).toContain(`I know no uptime target. Ask with yours: "${asks}"`);
  const whether = await against(['billing'], [], ['target', 'whether-kept']);
  expect(whether[0]).toBe(
    `I know no uptime target, so I can't tell whether one is missed. The registry has none to set; ask with yours: "${asks}"`,
  );
  expect(whether[1]).toMatch(/^billing had no outages/);
  expect((await against([], [], ['target'])).join()).toMatch(/did we keep 99\.9 %/);
});

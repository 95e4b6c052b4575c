/** How much planned maintenance in all: what is done and what is to come are one sum; beside outages, the share that was planned. Now is 09:00. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

it.each([
  'how much planned maintenance have we got this week in total?',
  'all told, how long do we have planned work this week?',
  'so what did maintenance add up to this week?',
  'how many minutes of maintenance are planned this week?',
  'sum up the planned work of this week',
])('"%s": what took place and what is to come', async (text) => {
  expect(await say(['maintenance-over', 'planned-later'], text)).toMatch(
    /^This week: 100 minutes of planned maintenance in all: 10 minutes so far, 90 minutes still to come\. 2 windows: billing, .*; search, .* \(to come\): /,
  );
});

it('of what runs, what is left of it is to come', async () => {
  expect(await say(['maintenance'], 'planned work today in total, in minutes?')).toMatch(
    /^Today: 10 minutes of planned maintenance in all: 5 minutes so far, 5 minutes still to come\. 1 window: billing, .* \(running\)\.$/,
  );
});

it('of what all lies ahead there is a sum too, and of none it is said', async () => {
  expect(await say(['maintenance-soon'], 'total maintenance today and tomorrow please')).toMatch(
    /^Today and tomorrow: 10 minutes of planned maintenance in all, all of it still to come\. 1 window: billing, .*: Database patching\.$/,
  );
  expect(await say(['planned-later'], 'total maintenance today?')).toBe(
    'No planned maintenance took place or is scheduled today.',
  );
  expect(await say(['planned-later'], 'total maintenance for billing yesterday?')).toBe(
    'No planned maintenance for billing took place yesterday.',
  );
});

it('a sum is of all, whatever window was spoken of', async () => {
  const said = ['is billing under maintenance?', 'so what did maintenance add up to today?'];
  expect(await say(['maintenance', 'was-out-told'], ...said)).toMatch(
    /^Today: 10 minutes of planned maintenance in all/,
  );
});

it('how long one takes that was spoken of is no sum', async () => {
  expect(await say(['maintenance'], 'how much maintenance is left?')).toMatch(/^billing is under maintenance until/);
});

it.each([
  'what share of our downtime was planned?',
  'how much of it all was downtime, and how much was maintenance?',
  'of our downtime, how much was planned?',
  'was our downtime planned or not?',
])('"%s" is told of both', async (text) => {
  expect(await say(['maintenance-over', 'was-out', 'planned-later'], text)).toMatch(
    /^77 % of the downtime in the last 30 days was planned: 10 minutes of maintenance and 3 minutes of outages \(1 outage\)\./,
  );
});

it('"for the month" is of the month', async () => {
  expect(await say(['planned-later'], "what's the total planned downtime for the month?")).toMatch(
    /^This month: 2 hours of/,
  );
});

it('which windows are outside business hours is told of all that come, without one that was spoken of', async () => {
  expect(
    await say(['maintenance-soon', 'planned-later'], 'which maintenance windows are outside business hours?'),
  ).toMatch(
    /^Outside business hours: search, .* Within business hours: billing, .* Business hours are Monday to Friday/,
  );
});

it('where only one of both was, or neither, that is said', async () => {
  const asked = 'what percentage of our downtime today was planned?';
  expect(await say(['was-out'], asked)).toMatch(
    /^0 % of the downtime today was planned: no maintenance and 3 minutes of outages/,
  );
  expect(await say(['maintenance-over'], asked)).toMatch(
    /^100 % of the downtime today was planned: 10 minutes of maintenance and no outages/,
  );
  expect(await say(['planned-later'], asked)).toBe('No service was down today, planned or not.');
});

it.each(["what's our uptime excluding maintenance this month?", 'availability this month, ignoring planned downtime?'])(
  '"%s" is the uptime, which never holds maintenance',
  async (text) => {
    expect(await say(['was-out'], text)).toMatch(
      /^All services were up 100 % this month\. Scheduled maintenance is not in it: it never counts against uptime\./,
    );
  },
);

it('whether maintenance was early or late is told of each that is over, the last first', async () => {
  const said = await say(['maintenance-over', 'maintenance-over-early'], 'did the maintenance finish early or late?');
  expect(said).toMatch(
    /^The maintenance on billing finished early, at .* instead of .*\. The maintenance on billing finished on time, at /,
  );
  expect(await say(['maintenance-over'], 'did the maintenance finish early or late?')).toMatch(
    /^The maintenance on billing finished on time, at /,
  );
});

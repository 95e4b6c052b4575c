import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { ChartRequest } from '../../answers/answer.ts';
import type { SeriesName } from '../../domain/metrics/catalogue.ts';
import { silentLog } from '../../store/testing/temporary-store.ts';
import { aDowntime, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../../testing/builders.ts';
import { createAnswerPictures } from './create-answer-pictures.ts';
import { readAnswerChart } from './read-answer-chart.ts';
import { aSeries, dayPeriod } from './testing/some-charts.ts';

const chart: ChartRequest = { target: { kind: 'host', name: 'web-1' }, metrics: ['cpu', 'memory'], ...dayPeriod };
const web1 = { status: 'up', chart } as const;
const figures = {
  hosts: [aHostView({ name: 'web-1' })],
  series: async (_host: string, names: readonly SeriesName[]) =>
    names.flatMap((name) =>
      name === 'cpu' || name === 'memory'
        ? [aSeries(name, { ...dayPeriod, bucketSeconds: 300, value: () => (name === 'cpu' ? 20 : 60) })]
        : [],
    ),
};

function pictures(png: () => Promise<Uint8Array>) {
  const clock = fakeClock(testNowMs);
  const drawn = createAnswerPictures({ drawer: { png }, readModel: () => aReadModel(figures), clock, log: silentLog });
  return { clock, ...drawn };
}

it('gives an answer the picture of its server, drawn once a minute however often it is asked for', async () => {
  let drawings = 0;
  const { pictureOf } = pictures(async () => {
    drawings += 1;
    return new Uint8Array([drawings]);
  });
  const [one, other] = await Promise.all([pictureOf(web1), pictureOf(web1)]);
  expect(one?.png).toEqual(new Uint8Array([1]));
  expect(one?.alt).toMatch(/^web-1, 24 hours: CPU quiet, about 20 %; memory steady at about 60 %/);
  expect(other).toBe(one);
  expect(await pictureOf(web1)).toBe(one);
  // The health is another: an old picture would not show it.
  expect((await pictureOf({ ...web1, status: 'down' }))?.png).toEqual(new Uint8Array([2]));
});

it('lets an answer go without a picture that is late, and has it for the next', async () => {
  const drawing = Promise.withResolvers<Uint8Array>();
  const { pictureOf, clock } = pictures(() => drawing.promise);
  const first = pictureOf(web1);
  await clock.asleep();
  await clock.advance(400);
  expect(await first).toBeUndefined();
  drawing.resolve(new Uint8Array([7]));
  expect((await pictureOf(web1))?.png).toEqual(new Uint8Array([7]));
});

it('lets an answer go without a picture that cannot be drawn', async () => {
  const { pictureOf } = pictures(() => Promise.reject(new Error('no drawing thread')));
  expect(await pictureOf(web1)).toBeUndefined();
  expect(await pictureOf({ status: 'none' })).toBeUndefined();
});

it('draws no more pictures at once than the drawing thread can finish in time', async () => {
  const never = Promise.withResolvers<Uint8Array>();
  let drawings = 0;
  const { pictureOf, clock } = pictures(() => {
    drawings += 1;
    return never.promise;
  });
  const asked = [1, 2, 3, 4, 5, 6].map((hour) =>
    pictureOf({ ...web1, chart: { ...chart, toMs: testNowMs + hour * 3_600_000 } }),
  );
  await clock.asleep(4);
  expect(await asked[5]).toBeUndefined();
  await clock.advance(400);
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 6 }, () => undefined));
  expect(drawings).toBe(4);
});

it('shows a service with the CPU of its servers, its outages and what is planned, and says so in words', async () => {
  const service = aServiceView();
  const { name } = service.service;
  const plan = await readAnswerChart(
    { target: { kind: 'service', name }, metrics: ['cpu'], ...dayPeriod },
    aReadModel({
      services: [service],
      series: figures.series,
      incidents: [anIncident({ target: { kind: 'service', name } })],
      downtimes: [aDowntime({ services: [name], startsAtMs: testNowMs - 7_200_000 })],
    }),
  );
  expect(plan?.title).toBe(`${name}, 24 hours: down once, 18 minutes in all; CPU of its servers`);
  expect(plan?.bands.map(({ kind }) => kind)).toEqual(['planned', 'down']);
  expect(plan?.alt).toMatch(/20 % on average.*1 incident in this time\. 1 planned downtime in this time\./);
});

it('draws nothing where nothing was measured and nothing happened', async () => {
  expect(await readAnswerChart(chart, aReadModel({ hosts: figures.hosts }))).toBeUndefined();
});

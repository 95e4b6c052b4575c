import { isHeraldError } from '@herald/protocol/herald-error';
import { parseReport } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImdsClient } from './imds-client.ts';
import { parseScheduledEvents } from './notices.ts';
import { readInstance } from './read-instance.ts';
import { readNotices } from './read-notices.ts';

/** More with `HERALD_FUZZ_RUNS=100000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 1000);

/** What a service could answer: like the real thing, spoilt, or anything at all. */
const value = fc.oneof(
  fc.constantFrom(
    'i-0c4e8a2b6d1f39507',
    '06:5a:1c:7e:90:2b/',
    '198.51.100.17',
    '0',
    '',
    '[]',
    '{}',
    'null',
    'InService',
  ),
  fc.constantFrom(
    '{"InstanceProfileArn":1}',
    '{"accountId":"1"}',
    '[{"Code":"x"}]',
    '{"action":"stop","time":"x"}',
    '{"noticeTime":"2020-10-27T08:22:00Z"}',
  ),
  fc.string({ maxLength: 300, unit: 'binary' }),
  fc.json(),
  fc.string({ minLength: 300, maxLength: 5000 }),
);
const answer = fc.option(value, { nil: undefined, freq: 4 });

function clientThatAnswers(answers: readonly (string | undefined)[]): ImdsClient {
  let next = 0;
  return {
    async get(path) {
      next += 1;
      const text = path.endsWith('instance-id') ? 'i-0c4e8a2b6d1f39507' : answers[next % answers.length];
      return text === undefined ? { kind: 'absent' } : { kind: 'found', text };
    },
    clockDifferenceMs: () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

it('makes a valid report or a named fault of whatever the metadata service answers', {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 40 }), async (answers) => {
      const client = clientThatAnswers(answers);
      const { signal } = new AbortController();
      try {
        const { instance } = await readInstance(client, signal);
        const notices = (await readNotices(client, signal)).map((notice) => ({
          ...notice,
          seenAt: '2026-03-02T09:00:00Z',
        }));
        parseReport(JSON.parse(JSON.stringify(aReport({ instance, notices }))));
      } catch (error) {
        if (!isHeraldError(error) || error.code !== 'imds/garbage') throw error;
      }
    }),
    { numRuns: runs },
  );
});

it('never takes a list of events for more than it may hold', () => {
  fc.assert(
    fc.property(value, (text) => {
      try {
        expect(parseScheduledEvents(text).length).toBeLessThanOrEqual(100);
      } catch (error) {
        if (!isHeraldError(error)) throw error;
      }
    }),
    { numRuns: runs },
  );
});

import { once } from 'node:events';
import { createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import { parseReport } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createImdsClient } from './imds-client.ts';
import { createNoticeBoard } from './notice-board.ts';
import { clientThatTells, readAll } from './testing/whole-instance.ts';

/** More with `HERALD_FUZZ_RUNS=100000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 1000);
/** Each is a connection or more. */
const wireRuns = Number(process.env['HERALD_FUZZ_RUNS'] ?? 300);

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

it('makes a valid report of whatever the metadata service answers', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 40 }), async (answers) => {
      let next = 0;
      const client = clientThatTells((path) => {
        next += 1;
        return path.endsWith('instance-id') ? 'i-0c4e8a2b6d1f39507' : answers[next % answers.length];
      });
      const { instance, notices, history } = await readAll(client);
      const told = createNoticeBoard(systemClock).post([...[...notices.values()].flat(), ...history]);
      parseReport(JSON.parse(JSON.stringify(aReport({ instance, notices: told }))));
    }),
    { numRuns: runs },
  );
});

/** An answer as it comes over the wire: whole, with bytes changed, cut short or repeated, or no HTTP at all. */
const head = fc.constantFrom(
  'HTTP/1.1 200 OK\r\ncontent-length: 7\r\nx-aws-ec2-metadata-token-ttl-seconds: 21600\r\n\r\n',
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  'HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n',
  'HTTP/1.1 429 Too Many Requests\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n',
  'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\n',
  '',
);
const token =
  'HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\nx-aws-ec2-metadata-token-ttl-seconds: 21600\r\n\r\ntoken';
const wire = fc
  .record({
    head,
    body: fc.uint8Array({ maxLength: 200 }),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
    cutAt: fc.option(fc.nat(400), { freq: 4 }),
    times: fc.constantFrom(1, 1, 1, 2, 2000),
  })
  .map(({ head: first, body, changes, cutAt, times }) => {
    const bytes = Buffer.concat([Buffer.from(first), ...Array.from({ length: times }, () => body)]);
    if (bytes.length > 0) for (const [at, value] of changes) bytes[at % bytes.length] = value;
    return cutAt === null ? bytes : bytes.subarray(0, cutAt);
  });

it('makes an answer or a named fault of whatever bytes come, and keeps none of them', {
  timeout: 3_600_000,
}, async () => {
  let answers: readonly Buffer[] = [];
  let next = 0;
  let givesToken = false;
  let categoriesAsked = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (chunk) => {
      const wantsToken = chunk.toString('latin1', 0, 4) === 'PUT ';
      if (!wantsToken) categoriesAsked += 1;
      if (wantsToken && givesToken) return void socket.end(token);
      socket.end(answers[next % answers.length] ?? '');
      next += 1;
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const endpoints = [`http://127.0.0.1:${typeof address === 'object' && address?.port}`];
  const clock = { ...systemClock, sleep: async () => undefined };
  const { signal } = new AbortController();
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const heldMib = () => {
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  let asked = 0;
  let halfWayMib = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(wire, { minLength: 1, maxLength: 6 }), fc.boolean(), async (made, isTokenGood) => {
      answers = made;
      givesToken = isTokenGood;
      next = 0;
      asked += 1;
      if (asked === Math.floor(wireRuns / 2)) halfWayMib = heldMib();
      await using client = createImdsClient({ endpoints, clock });
      try {
        const { kind } = await client.get('meta-data/instance-id', signal);
        expect(['found', 'absent']).toContain(kind);
      } catch (error) {
        if (!isHeraldError(error) || !error.code.startsWith('imds/')) throw error;
      }
    }),
    { numRuns: wireRuns },
  );
  // Without a token no category is ever asked for.
  expect(categoriesAsked).toBeGreaterThan(wireRuns / 4);
  expect(heldMib() - halfWayMib).toBeLessThan(24);
  await new Promise((resolve) => server.close(resolve));
});

/** What each answer of an agent becomes, with its exact words. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { aReport } from '@herald/protocol/report-builder';
import { expect, it, vi } from 'vitest';
import { pollHost } from './poll-host.ts';
import { ownCertificate } from './testing/own-certificate.ts';
import { startRawAgent } from './testing/raw-agent.ts';
import { failing, type Scripted, ScriptedDispatcher } from './testing/scripted-dispatcher.ts';

const startMs = Date.UTC(2026, 2, 2, 9);

/** `takesMs`: how much later it is, by the clock, once a request is signed. */
async function poll(
  script: readonly Scripted[],
  { url = 'https://10.0.1.23:9440', timeoutMs = 5_000, takesMs = 0 } = {},
) {
  const dispatcher = new ScriptedDispatcher(script);
  let elapsedMs = 0;
  const clock = { ...fakeClock(), now: () => startMs + elapsedMs, elapsed: () => 700 + elapsedMs };
  const signed: unknown[] = [];
  const outcome = await pollHost({
    host: { name: 'web-1', url },
    dispatcher,
    clock,
    timeoutMs,
    sign: (request) => {
      signed.push(request);
      elapsedMs += takesMs;
      return { signature: `s${signed.length}`, 'signature-input': `i${signed.length}` };
    },
  });
  return { outcome, dispatcher, signed, nowMs: clock.now() };
}
const refusal = (body: unknown, status = 401, headers = {}) =>
  ({ status, headers, body: JSON.stringify(body) }) as const;

it('signs each request anew and says what it takes', async () => {
  const { dispatcher, signed, nowMs } = await poll([
    { error: failing('ECONNRESET') },
    { status: 200, body: JSON.stringify(aReport()) },
  ]);
  const request = { method: 'GET', url: 'https://10.0.1.23:9440/v1/report', nowMs };
  expect(signed).toEqual([request, request]);
  expect(dispatcher.asked).toEqual(
    [1, 2].map((turn) => ({
      path: '/v1/report',
      headers: { accept: 'application/json', signature: `s${turn}`, 'signature-input': `i${turn}` },
    })),
  );
});

it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('asks once more after %s, and not a third time', async (code) => {
  const broken = { error: failing(code) };
  const { outcome, dispatcher } = await poll([broken, broken, { status: 200, body: JSON.stringify(aReport()) }]);
  expect(dispatcher.asked).toHaveLength(2);
  expect(outcome).toMatchObject({ kind: 'silent', reason: 'cut-off' });
});

it('takes both requests together no longer than it may', async () => {
  const broken = { error: failing('ECONNRESET') };
  const first = await poll([broken, 'silence'], { takesMs: 4_999 });
  expect(first.dispatcher.asked).toHaveLength(2);
  expect(first.outcome).toEqual({ kind: 'silent', reason: 'timeout', atMs: startMs + 9_998, elapsedMs: 9_998 });
  expect((await poll([broken, 'silence'], { takesMs: 5_000 })).dispatcher.asked).toHaveLength(1);
});

it('waits five seconds in all where nothing else is said', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const asking = pollHost({
      host: { name: 'web-1', url: 'http://10.0.1.23:9440' },
      dispatcher: new ScriptedDispatcher(['silence']),
      clock: fakeClock(),
      sign: () => ({ signature: 's', 'signature-input': 'i' }),
    });
    let isOver = false;
    void asking.then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await asking).toMatchObject({ kind: 'silent', reason: 'timeout' });
  } finally {
    vi.useRealTimers();
  }
});

it('measures the clock of the agent by the request that was answered', async () => {
  const headers = { date: new Date(startMs).toUTCString() };
  const { outcome } = await poll(
    [{ error: failing('EPIPE') }, { status: 200, headers, body: JSON.stringify(aReport()) }],
    { takesMs: 2_000 },
  );
  // Asked two seconds after the start, and the second of its date was over one second after it.
  expect(outcome).toMatchObject({ kind: 'report', clockSkewSeconds: -1.001, elapsedMs: 4_000 });
});

it('looks for TLS only where a plain request was ended without a word', async () => {
  await using agent = await startRawAgent(() => undefined, await ownCertificate());
  const ended = { error: failing('UND_ERR_SOCKET') };
  const url = agent.url.replace('https:', 'http:');
  expect((await poll([ended, ended], { url })).outcome).toEqual({
    kind: 'unreadable',
    problem: 'wants-tls',
    detail: 'It speaks HTTPS, and the registry says http.',
    atMs: startMs,
    elapsedMs: 0,
  });
  const reset = { error: failing('ECONNRESET') };
  for (const [script, at] of [
    [[ended, ended], agent.url],
    [[reset, reset], url],
    [[{ ...ended, after: 'headers' }], url],
  ] satisfies [Scripted[], string][])
    expect((await poll(script, { url: at })).outcome).toMatchObject({ kind: 'silent', reason: 'cut-off' });
});

it.each<[what: string, part: Scripted]>([
  ['a host that refuses', { error: failing('ECONNREFUSED') }],
  ['one that broke off within its answer', { error: failing('ECONNRESET'), after: 'headers' }],
  ['an error', { status: 500, body: '' }],
])('does not ask %s again', async (_what, part) => {
  expect((await poll([part, { status: 200, body: JSON.stringify(aReport()) }])).dispatcher.asked).toHaveLength(1);
});

it.each<[part: Scripted, outcome: object]>([
  [
    refusal({ code: 'signature/late', message: 'Too late.' }),
    { kind: 'not-authorised', code: 'signature/late', message: 'Too late.' },
  ],
  [refusal({ code: 'signature/late', message: 'Too late.' }, 403), { kind: 'not-authorised', code: 'signature/late' }],
  [refusal('no object'), { kind: 'not-authorised', code: 'http/401', message: 'It answers 401 without a reason.' }],
  [refusal(null), { code: 'http/401' }],
  [refusal({ code: 'signature/late' }), { code: 'http/401' }],
  [refusal({ message: 'Too late.' }), { code: 'http/401' }],
  [refusal({ code: 'signature/late', message: 7 }), { code: 'http/401' }],
  [refusal({ code: 7, message: 'x' }), { code: 'http/401' }],
  [refusal({ code: 'no code', message: 'x' }), { code: 'http/401' }],
  [refusal({ code: `a/${'b'.repeat(80)}`, message: 'x' }), { code: `a/${'b'.repeat(62)}` }],
  [refusal({ code: 'a/b', message: `é\n${'x'.repeat(300)}` }), { message: `??${'x'.repeat(198)}` }],
  [
    { status: 403, body: 'no JSON' },
    { code: 'http/403', message: 'It answers 403 without a reason.' },
  ],
  [
    refusal({ code: 'agent/busy', message: 'Later.' }, 503),
    { kind: 'unreadable', problem: 'status', detail: 'agent/busy: Later.' },
  ],
  [
    { status: 404, body: '' },
    { kind: 'unreadable', problem: 'status', detail: 'It answers 404.' },
  ],
  [{ status: 299, body: '' }, { problem: 'status' }],
  [
    { status: 300, body: '' },
    { problem: 'redirect', detail: 'It answers 300 and points to nowhere.' },
  ],
  [
    { status: 399, headers: { location: 'http://é' }, body: '' },
    { problem: 'redirect', detail: 'It answers 399 and points to http://?.' },
  ],
  [{ status: 400, body: '' }, { problem: 'status' }],
  [
    { status: 200, body: 'no JSON' },
    { kind: 'unreadable', problem: 'malformed', detail: 'It sends no valid JSON.' },
  ],
  [
    { status: 200, body: JSON.stringify({ ...aReport(), host: '' }) },
    { kind: 'unreadable', problem: 'schema' },
  ],
  [
    { status: 200, body: JSON.stringify({ ...aReport(), version: 9 }) },
    { kind: 'unreadable', problem: 'version' },
  ],
  [{ status: 200, headers: { 'content-encoding': 'br' }, body: '' }, { problem: 'malformed' }],
  [{ status: 200, headers: { 'content-length': '999999' }, body: '' }, { problem: 'too-large' }],
])('%j', async (part, expected) => {
  const { outcome, nowMs } = await poll([part]);
  expect(outcome).toMatchObject({ ...expected, atMs: nowMs, elapsedMs: 0 });
});

it('dates a refusal by its header alone, and leaves out a date that is none', async () => {
  const refused = (headers: object) => poll([refusal({ code: 'signature/late', message: 'x' }, 401, headers)]);
  const { outcome, nowMs } = await refused({ date: new Date(Date.UTC(2026, 2, 2, 9, 5)).toUTCString() });
  expect(nowMs).toBe(Date.UTC(2026, 2, 2, 9));
  expect(outcome.kind === 'not-authorised' && Math.round(outcome.clockSkewSeconds ?? 0)).toBe(300);
  for (const headers of [{}, { date: 'noon' }])
    expect((await refused(headers)).outcome).not.toHaveProperty('clockSkewSeconds');
});

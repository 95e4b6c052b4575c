import { getEventListeners } from 'node:events';
import { gzipSync } from 'node:zlib';
import { errors } from 'undici';
import { expect, it } from 'vitest';
import { CertificateRefused } from './certificate-trust.ts';
import { type Fetched, failureOutcome, fetchFromAgent } from './fetch-from-agent.ts';
import { failing, type Scripted, ScriptedDispatcher } from './testing/scripted-dispatcher.ts';

const kib = 1024;
const tooLarge = { kind: 'too-large', detail: 'It sends more than 256 KiB.' };

async function fetched(
  part: Scripted,
  { signal, timeoutMs = 60_000 }: { signal?: AbortSignal; timeoutMs?: number } = {},
) {
  const dispatcher = new ScriptedDispatcher([part]);
  const outcome = await fetchFromAgent({ dispatcher, path: '/v1/report', headers: { accept: 'x' }, timeoutMs, signal });
  return { outcome, dispatcher };
}
const bodyOf = (outcome: Fetched) => (outcome.kind === 'answer' ? outcome.body.toString() : outcome.kind);

it('asks once, with the path and headers it was given', async () => {
  const { dispatcher } = await fetched({ status: 200, body: 'hello' });
  expect(dispatcher.asked).toEqual([{ path: '/v1/report', headers: { accept: 'x' } }]);
  expect(dispatcher.aborted).toBe(0);
});

it('gives status, body, date and where it points, also where a header came twice', async () => {
  const headers = { date: ['Mon, 02 Mar 2026 09:00:00 GMT', 'never'], location: '/elsewhere' };
  const { outcome } = await fetched({ status: 302, headers, body: [Buffer.from('mo'), Buffer.from('ved')] });
  expect(outcome).toEqual({
    kind: 'answer',
    status: 302,
    body: Buffer.from('moved'),
    dateHeader: 'Mon, 02 Mar 2026 09:00:00 GMT',
    location: '/elsewhere',
  });
});

it('reads an answer of 256 KiB, and not one byte more, whether it was announced or comes', async () => {
  const full = Buffer.alloc(256 * kib, 'x');
  const size = (bytes: number) => ({ 'content-length': String(bytes) });
  expect((await fetched({ status: 200, headers: size(256 * kib), body: [full] })).outcome.kind).toBe('answer');
  const announced = await fetched({ status: 200, headers: size(256 * kib + 1), body: [] });
  expect(announced.outcome).toEqual(tooLarge);
  expect(announced.dispatcher.aborted).toBe(1);
  const sent = await fetched({ status: 200, body: [full, Buffer.from('y')] });
  expect(sent.outcome).toEqual(tooLarge);
  expect(sent.dispatcher.aborted).toBe(1);
});

it('unpacks gzip that nobody asked for, within the same bound', async () => {
  const packed = (body: Buffer) => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: [body] });
  expect(bodyOf((await fetched(packed(gzipSync('a report')))).outcome)).toBe('a report');
  expect((await fetched(packed(gzipSync(Buffer.alloc(256 * kib))))).outcome.kind).toBe('answer');
  expect((await fetched(packed(gzipSync(Buffer.alloc(257 * kib))))).outcome).toEqual(tooLarge);
  expect((await fetched(packed(Buffer.from('no gzip')))).outcome).toEqual({
    kind: 'garbled',
    detail: 'It says gzip and is not.',
  });
});

it('takes what is encoded as itself, and names any other encoding, in twenty letters', async () => {
  const encoded = (encoding: string) => ({ status: 200, headers: { 'content-encoding': encoding }, body: 'as it is' });
  expect(bodyOf((await fetched(encoded('identity'))).outcome)).toBe('as it is');
  expect((await fetched(encoded(`br${'!'.repeat(30)}`))).outcome).toEqual({
    kind: 'garbled',
    detail: `It is encoded as br${'!'.repeat(18)}.`,
  });
});

it.each<[after: 'nothing' | 'headers', isBeforeAnswer: boolean]>([
  ['nothing', true],
  ['headers', false],
])('says of one that breaks off after %s whether anything had come', async (after, isBeforeAnswer) => {
  const error = failing('ECONNRESET');
  expect((await fetched({ error, after })).outcome).toEqual({ kind: 'failed', error, isBeforeAnswer });
});

it('waits no longer than it may, and lets go of the request', async () => {
  const { outcome, dispatcher } = await fetched('silence', { timeoutMs: 1 });
  expect(outcome).toEqual({ kind: 'late' });
  expect(dispatcher.aborted).toBe(1);
});

it('asks nothing for a hub that stops, and lets go of what is asked when it does', async () => {
  const stopped = await fetched({ status: 200 }, { signal: AbortSignal.abort('stopping') });
  expect(stopped.outcome).toEqual({ kind: 'failed', error: 'stopping', isBeforeAnswer: true });
  expect(stopped.dispatcher.asked).toEqual([]);

  const stopping = new AbortController();
  const asking = [fetched('silence', stopping), fetched('silence', stopping)];
  stopping.abort('now');
  for (const { outcome, dispatcher } of await Promise.all(asking)) {
    expect(outcome).toEqual({ kind: 'failed', error: 'now', isBeforeAnswer: true });
    expect(dispatcher.aborted).toBe(1);
  }
});

it('lets go of a connection that comes about too late', async () => {
  const stopping = new AbortController();
  const dispatcher = new ScriptedDispatcher(['unconnected', 'unconnected']);
  const ask = () => fetchFromAgent({ dispatcher, path: '/', headers: {}, timeoutMs: 60_000, signal: stopping.signal });
  const inTime = ask();
  dispatcher.goOn();
  expect(dispatcher.aborted).toBe(0);
  const late = ask();
  stopping.abort('now');
  await Promise.all([inTime, late]);
  expect(dispatcher.aborted).toBe(1);
  dispatcher.goOn();
  expect(dispatcher.aborted).toBe(2);
});

it('listens once to a signal that many requests hang on', async () => {
  const stopping = new AbortController();
  const asking = [1, 2, 3].map(() => fetched('silence', stopping));
  expect(getEventListeners(stopping.signal, 'abort')).toHaveLength(1);
  stopping.abort();
  await Promise.all(asking);
});

const measured = { atMs: 7, elapsedMs: 3 };
const coded = (code: string) => Object.assign(new Error(code), { code });
const told = (error: unknown) => {
  const outcome = failureOutcome(error, measured);
  expect(outcome).toMatchObject(measured);
  return [outcome.kind, 'reason' in outcome ? outcome.reason : 'problem' in outcome ? outcome.problem : undefined];
};

it.each<[code: string, kind: string, what: string]>([
  ['ECONNREFUSED', 'silent', 'refused'],
  ['ETIMEDOUT', 'silent', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'silent', 'timeout'],
  ['EHOSTUNREACH', 'silent', 'unreachable'],
  ['EMFILE', 'silent', 'unreachable'],
  ['ENOTFOUND', 'silent', 'name-not-found'],
  ['EAI_AGAIN', 'silent', 'name-not-found'],
  ['ECONNRESET', 'silent', 'cut-off'],
  ['UND_ERR_SOCKET', 'silent', 'cut-off'],
  ['UND_ERR_HEADERS_OVERFLOW', 'unreadable', 'too-large'],
  ['HPE_HEADER_OVERFLOW', 'unreadable', 'too-large'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'unreadable', 'malformed'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'unreadable', 'no-tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'bad-certificate', 'unusable'],
  ['EPROTO', 'bad-certificate', 'unusable'],
  ['WHO_KNOWS', 'silent', 'cut-off'],
])('%s is %s: %s', (code, kind, what) => {
  expect(told(coded(code))).toEqual([kind, what]);
});

it('takes the first of several addresses that were tried', () => {
  expect(told(new AggregateError([coded('ECONNREFUSED'), coded('ETIMEDOUT')]))).toEqual(['silent', 'refused']);
  expect(told(new AggregateError([]))).toEqual(['silent', 'cut-off']);
});

it('names a certificate that was refused by what is wrong with it, and what is no HTTP as garbled', () => {
  expect(failureOutcome(new CertificateRefused('expired', 'It was valid.'), measured)).toEqual({
    ...measured,
    kind: 'bad-certificate',
    problem: 'expired',
    detail: 'It was valid.',
  });
  expect(told(new errors.HTTPParserError('bad'))).toEqual(['unreadable', 'malformed']);
});

it('claims nothing of what is no error', () => {
  for (const thrown of [undefined, null, 'ECONNREFUSED', { code: 7 }])
    expect(told(thrown)).toEqual(['silent', 'cut-off']);
});

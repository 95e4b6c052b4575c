import { expect, it } from 'vitest';
import type { PollFailure } from '../domain/poll-outcome.ts';
import { failureWords } from './failure-words.ts';

const when = { atMs: 0, elapsedMs: 1 };
const silent = (reason: Extract<PollFailure, { kind: 'silent' }>['reason']): PollFailure => ({
  ...when,
  kind: 'silent',
  reason,
});
const unreadable = (problem: Extract<PollFailure, { kind: 'unreadable' }>['problem']): PollFailure => ({
  ...when,
  kind: 'unreadable',
  problem,
  detail: 'as seen',
});
const certificate = (problem: Extract<PollFailure, { kind: 'bad-certificate' }>['problem']): PollFailure => ({
  ...when,
  kind: 'bad-certificate',
  problem,
  detail: 'as seen',
});
const refused: PollFailure = { ...when, kind: 'not-authorised', code: 'signature/unknown-key', message: 'No.' };

it.each<[PollFailure, string, 'down' | 'unknown', string, string | undefined]>([
  [silent('refused'), 'agent-not-answering', 'unknown', 'connection refused', undefined],
  [silent('cut-off'), 'agent-not-answering', 'down', 'cut-off', 'It breaks off in the middle of its answer.'],
  [silent('timeout'), 'machine-not-answering', 'down', 'timeout', 'The server or its network connection is down.'],
  [silent('unreachable'), 'machine-not-answering', 'down', 'unreachable', 'There is no network route to it.'],
  [silent('name-not-found'), 'machine-not-answering', 'down', 'name-not-found', undefined],
  [refused, 'not-authorised', 'unknown', 'signature/unknown-key', undefined],
  [certificate('changed'), 'certificate-changed', 'unknown', 'certificate changed: as seen', undefined],
  [certificate('expired'), 'certificate-changed', 'unknown', 'certificate expired: as seen', undefined],
  [unreadable('schema'), 'report-unreadable', 'unknown', 'schema: as seen', undefined],
])('of %o says its code, how bad it is, and whether nobody was there', (failure, code, severity, short, silence) => {
  const words = failureWords(failure);
  expect([words.code, words.severity, words.short, words.silence]).toEqual([code, severity, short, silence]);
});

it('tells one cause to a CSM and to an engineer', () => {
  expect(failureWords(silent('name-not-found'))).toMatchObject({
    text: "Its address can't be looked up.",
    unmeasured: { why: "its address can't be looked up.", next: expect.stringContaining('platform team') },
    exact: 'name not found in DNS; is the address in the registry right?',
    message: 'That host name has no address.',
    next: 'Correct the address in the registry, or DNS.',
  });
  expect(failureWords(refused)).toMatchObject({
    text: "I can't measure it: its agent doesn't accept my key.",
    unmeasured: { why: "its agent doesn't accept my key." },
    message: "The agent refuses this hub (signature/unknown-key): Its agent doesn't accept my key.",
    exact: expect.stringMatching(/^signature\/unknown-key: No\. Give the agent/),
  });
});

it('says what to write into the registry where the scheme is wrong, and to compare versions elsewhere', () => {
  expect(failureWords(unreadable('wants-tls')).next).toBe('Write its address with https:// in the registry.');
  expect(failureWords(unreadable('no-tls')).next).toMatch(/^Write its address with http:\/\//);
  expect(failureWords(unreadable('malformed')).next).toMatch(/like versions/);
  expect(failureWords(certificate('changed')).next).toMatch(/registry trust/);
  expect(failureWords(certificate('unusable')).next).toBe('On that host: sudo herald-agent doctor');
});

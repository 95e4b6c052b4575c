import { errors } from 'undici';
import { expect, it } from 'vitest';
import { CertificateRefused } from './certificate-trust.ts';
import { failureOutcome } from './failure-outcome.ts';

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

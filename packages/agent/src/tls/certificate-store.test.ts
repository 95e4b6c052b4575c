import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCertificate } from './certificate-store.ts';

const nowMs = Date.UTC(2026, 2, 2);
const dayMs = 86_400_000;
const inDirectory = () => ({ stateDirectory: mkdtempSync(join(tmpdir(), 'herald-tls-')), hostName: 'web-1' });

it('makes a certificate for its host, valid now and for a year', async () => {
  const { cert, fingerprint } = await openCertificate({ ...inDirectory(), nowMs });
  const certificate = new X509Certificate(cert);
  expect(certificate.subjectAltName).toBe('DNS:web-1');
  expect(certificate.validFromDate.getTime()).toBeLessThan(nowMs);
  expect(certificate.validToDate.getTime()).toBe(nowMs + 365 * dayMs);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
});

it('keeps the same certificate over a restart, readable by its user alone', async () => {
  const place = inDirectory();
  const first = await openCertificate({ ...place, nowMs });
  expect(await openCertificate({ ...place, nowMs: nowMs + 300 * dayMs })).toEqual(first);
  expect(statSync(join(place.stateDirectory, 'tls-key.pem')).mode & 0o777).toBe(0o600);
});

it('renews near the end with the same key, so that the fingerprint stays', async () => {
  const place = inDirectory();
  const first = await openCertificate({ ...place, nowMs });
  const second = await openCertificate({ ...place, nowMs: nowMs + 340 * dayMs });
  expect(second.cert).not.toBe(first.cert);
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(readFileSync(join(place.stateDirectory, 'tls-cert.pem'), 'utf8')).toBe(second.cert);
});

it('makes a new one where the kept one is spoilt', async () => {
  const place = inDirectory();
  await openCertificate({ ...place, nowMs });
  writeFileSync(join(place.stateDirectory, 'tls-key.pem'), 'spoilt');
  expect((await openCertificate({ ...place, nowMs })).fingerprint).toMatch(/^sha256:/);
});

it('says so where it cannot keep one', async () => {
  const { stateDirectory } = inDirectory();
  const file = join(stateDirectory, 'a-file');
  writeFileSync(file, '');
  await expect(openCertificate({ stateDirectory: file, hostName: 'web-1', nowMs })).rejects.toMatchObject({
    code: 'state/unwritable',
  });
});

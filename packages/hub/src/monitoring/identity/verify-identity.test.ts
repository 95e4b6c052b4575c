import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import { beforeAll, describe, expect, it } from 'vitest';
import { regionsCommand } from '../../app/commands/identity-regions.ts';
import { identityWords } from '../../format/identity-words.ts';
import { readRegionCertificates } from './region-certificates.ts';
import { type FakeAws, startFakeAws } from './testing/fake-aws.ts';
import { verifyIdentity } from './verify-identity.ts';

const nowMs = Date.UTC(2026, 2, 2);
const document = JSON.stringify(
  {
    accountId: '123456789012',
    instanceId: 'i-0a1b2c3d4e5f60718',
    region: 'eu-west-1',
    pendingTime: '2026-02-18T09:00:00Z',
  },
  undefined,
  2,
);
let aws: FakeAws;
let stranger: FakeAws;
beforeAll(async () => {
  [aws, stranger] = await Promise.all([startFakeAws(), startFakeAws()]);
});
const known = (signer: FakeAws = aws, region = 'eu-west-1') => new Map([[region, [signer.certificate]]]);

describe('an identity', () => {
  it.each([{ contentInside: true }, { contentInside: false }])('that AWS signed is verified (%o)', async (how) => {
    const pkcs7 = await aws.sign(document, how);
    const outcome = await verifyIdentity({ document, pkcs7, certificates: known(), nowMs });
    expect(outcome).toEqual({
      kind: 'verified',
      identity: {
        accountId: '123456789012',
        instanceId: 'i-0a1b2c3d4e5f60718',
        region: 'eu-west-1',
        pendingAt: '2026-02-18T09:00:00Z',
      },
    });
    const framed = `-----BEGIN PKCS7-----\n${pkcs7}\n-----END PKCS7-----`;
    expect((await verifyIdentity({ document, pkcs7: framed, certificates: known(), nowMs })).kind).toBe('verified');
  });

  it.each([{ contentInside: true }, { contentInside: false }])(
    'whose document was changed is refused (%o)',
    async (how) => {
      const pkcs7 = await aws.sign(document, how);
      const changed = document.replace('i-0a1b', 'i-0a1c');
      expect(await verifyIdentity({ document: changed, pkcs7, certificates: known(), nowMs })).toEqual({
        kind: 'wrong-signature',
        region: 'eu-west-1',
      });
    },
  );

  it('that a stranger signed is refused, also with the same issuer and serial number', async () => {
    const pkcs7 = await stranger.sign(document);
    expect((await verifyIdentity({ document, pkcs7, certificates: known(), nowMs })).kind).toBe('wrong-signature');
  });

  it('is checked with each certificate of its region, while AWS changes over', async () => {
    const certificates = new Map([['eu-west-1', [stranger.certificate, aws.certificate]]]);
    expect((await verifyIdentity({ document, pkcs7: await aws.sign(document), certificates, nowMs })).kind).toBe(
      'verified',
    );
  });

  it('of another instance is told apart, and so is one of another account', async () => {
    const pkcs7 = await aws.sign(document);
    const check = (expected: object) => verifyIdentity({ document, pkcs7, certificates: known(), nowMs, expected });
    const other = await check({ instanceId: 'i-00000000' });
    expect(other).toMatchObject({ kind: 'mismatch', field: 'instanceId', expected: 'i-00000000' });
    expect(identityWords(other)).toContain('of another machine');
    expect(await check({ accountId: '999999999999' })).toMatchObject({ kind: 'mismatch', field: 'accountId' });
    expect((await check({ instanceId: 'i-0a1b2c3d4e5f60718' })).kind).toBe('verified');
  });

  it('cannot be checked without a valid certificate for its region', async () => {
    const pkcs7 = await aws.sign(document);
    const elsewhere = known(aws, 'us-east-1');
    expect(await verifyIdentity({ document, pkcs7, certificates: elsewhere, nowMs })).toMatchObject({
      reason: 'absent',
    });
    const old = await startFakeAws({ validUntil: new Date('2025-01-01') });
    const outcome = await verifyIdentity({
      document,
      pkcs7: await old.sign(document),
      certificates: known(old),
      nowMs,
    });
    expect(outcome).toMatchObject({ kind: 'no-certificate', reason: 'expired' });
  });

  it.each([
    ['', ''],
    ['{}', 'AAAA'],
    ['not json', 'x'.repeat(100_000)],
    [document, 'AAAA'],
    [document, '%%%'],
    ['x'.repeat(20_000), 'AAAA'],
  ])('that is nonsense is unreadable', async (text, pkcs7) => {
    expect((await verifyIdentity({ document: text, pkcs7, certificates: known(), nowMs })).kind).toBe('unreadable');
  });
});

it('the command says which regions are covered and which are not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-identity-'));
  try {
    await writeFile(join(folder, 'eu-west-1.pem'), aws.certificate.toString());
    await writeFile(join(folder, 'eu-west-2.pem'), 'nothing');
    await writeFile(join(folder, 'notes.txt'), 'x');
    const { certificates, problems } = await readRegionCertificates(folder);
    expect([...certificates.keys()]).toEqual(['eu-west-1']);
    expect(problems.map(({ file }) => file)).toEqual(['eu-west-2.pem', 'notes.txt']);
    const registry = join(folder, 'registry.yaml');
    await writeFile(registry, 'discovery: { ec2: [{ regions: [eu-west-1, us-east-1], tags: { a: b } }] }');
    const printed: string[] = [];
    const code = await regionsCommand.run({
      args: [folder, '--file', registry],
      env: {},
      print: (line) => printed.push(line),
      note: () => undefined,
      clock: systemClock,
      signal: new AbortController().signal,
    });
    expect(code).toBe(1);
    expect(printed).toEqual([
      'REGION     STATE    VALID UNTIL',
      'eu-west-1  covered  2049-01-01',
      'us-east-1  missing',
    ]);
    await expect(readRegionCertificates(join(folder, 'none'))).rejects.toMatchObject({ code: 'identity/no-directory' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

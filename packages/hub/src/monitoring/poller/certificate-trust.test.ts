import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { judgeCertificate, type Pins, pinsInMemory } from './certificate-trust.ts';
import { ownCertificate } from './testing/own-certificate.ts';

const validTo = new Date('2026-03-03T09:00:00.000Z');
const nowMs = Date.parse('2026-03-02T09:00:00.000Z');
let one: { certificate: X509Certificate; fingerprint: string };
let other: typeof one;

beforeAll(async () => {
  [one, other] = await Promise.all([make(), make()]);
});

async function make() {
  const { cert, fingerprint } = await ownCertificate(validTo);
  return { certificate: new X509Certificate(cert), fingerprint };
}

const judge = (
  shown: typeof one | undefined,
  { pins = pinsInMemory(), fingerprint, isVouchedFor = false, at = nowMs }: Partial<Judged> = {},
) =>
  judgeCertificate(
    { certificate: shown?.certificate, isVouchedFor },
    { name: 'web-1', ...(fingerprint !== undefined && { fingerprint }) },
    pins,
    at,
  );
type Judged = { pins: Pins; fingerprint: string; isVouchedFor: boolean; at: number };

it('pins what it sees first, for this host only, and takes it from then on', () => {
  const pins = pinsInMemory();
  expect(judge(one, { pins })).toBeUndefined();
  expect(pins.find('web-1')).toBe(one.fingerprint);
  expect(pins.find('web-2')).toBeUndefined();
  expect(judge(one, { pins })).toBeUndefined();
});

it('refuses another than the pinned one, says both, doubts the pin and keeps it', () => {
  const known = pinsInMemory();
  let doubts = 0;
  const pins: Pins = { ...known, doubt: () => (doubts += 1) };
  judge(one, { pins });
  expect(doubts).toBe(0);
  expect(judge(other, { pins })).toMatchObject({
    problem: 'changed',
    message: `It shows ${other.fingerprint}; first seen was ${one.fingerprint}.`,
  });
  expect(doubts).toBe(1);
  expect(pins.find('web-1')).toBe(one.fingerprint);
});

it("goes by the registry's fingerprint alone, in either case and with colons, and pins nothing then", () => {
  const pins = pinsInMemory();
  judge(other, { pins });
  const colons = one.fingerprint.slice('sha256:'.length).toUpperCase().match(/../g)?.join(':');
  for (const fingerprint of [one.fingerprint, `sha256:${colons}`])
    expect(judge(one, { pins, fingerprint })).toBeUndefined();
  expect(pins.find('web-1')).toBe(other.fingerprint);
  expect(judge(other, { pins, fingerprint: one.fingerprint })).toMatchObject({
    problem: 'changed',
    message: `It shows ${other.fingerprint}; the registry says ${one.fingerprint}.`,
  });
  const fresh = pinsInMemory();
  judge(one, { pins: fresh, fingerprint: one.fingerprint });
  expect(fresh.find('web-1')).toBeUndefined();
});

it('lets one that a public authority vouches for change, and pins none of them', () => {
  const pins = pinsInMemory();
  expect(judge(one, { pins, isVouchedFor: true })).toBeUndefined();
  expect(pins.find('web-1')).toBeUndefined();
  judge(one, { pins });
  expect(judge(other, { pins, isVouchedFor: true })).toBeUndefined();
  expect(judge(other, { pins, isVouchedFor: true, fingerprint: one.fingerprint })).toMatchObject({
    problem: 'changed',
  });
});

it('takes a certificate up to its last moment, and pins none that is over', () => {
  const pins = pinsInMemory();
  expect(judge(one, { at: validTo.getTime() })).toBeUndefined();
  expect(judge(one, { pins, at: validTo.getTime() + 1 })).toMatchObject({
    problem: 'expired',
    message: 'It was valid until 2026-03-03T09:00:00.000Z.',
  });
  expect(pins.find('web-1')).toBeUndefined();
});

it('refuses an agent that shows none', () => {
  expect(judge(undefined)).toMatchObject({ problem: 'unusable', message: 'The agent shows no certificate.' });
});

import { isDeepStrictEqual } from 'node:util';
import { isHeraldError } from '@herald/protocol/herald-error';
import { parseReport } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instanceCategories, interfaceCategories } from './categories.ts';
import { faultOfStatus, imdsFault } from './imds-faults.ts';
import { type Answer, clientThatTells, type ReadAll, readAll, wholeInstance } from './testing/whole-instance.ts';

/** More with `HERALD_FUZZ_RUNS=100000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 500);
/** An hour: many runs on a busy machine take longer than any test should. */
const patience = { timeout: 3_600_000 };

const paths = [...wholeInstance.keys()].filter((path) => path !== 'meta-data/instance-id');
const faults = [400, 401, 403, 429, 500, 302].map((status) => faultOfStatus(status, 'read'));
const fault = fc.constantFrom(...faults, imdsFault('imds/slow'), imdsFault('imds/unavailable', undefined, 'lost'));
const oddText = fc.oneof(
  fc.constantFrom(
    '',
    '\n',
    '0',
    'null',
    '[]',
    '{}',
    '[{}]',
    '[null]',
    '[{"Code":"x","NotBefore":"soon"}]',
    'a\nb',
    'a\rb',
  ),
  fc.constantFrom('web\u001b[31m', '\u0000', 'fe80::1%eth0', '::ffff:1.2.3.4', '300.1.1.1', '10.0.0.0/33', '-1', '1e9'),
  fc.constantFrom(...wholeInstance.values()),
  fc.string({ maxLength: 400, unit: 'binary' }),
  fc.string({ maxLength: 400, unit: 'grapheme' }),
  fc.json(),
  fc.string({ minLength: 300, maxLength: 3000 }),
);

/** The whole instance, with another answer of one category. */
const tellWith = (changed: string, answer: Answer) =>
  clientThatTells((path) => (path === changed ? answer : wholeInstance.get(path)));

/** Everything that was read, by the category that it comes from. */
function byCategory({ instance, papers, notices, history }: ReadAll): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { field, path } of instanceCategories) found.set(`meta-data/${path}`, instance[field]);
  for (const card of instance.networkInterfaces ?? []) {
    const base = `meta-data/network/interfaces/macs/${card.mac}`;
    for (const { field, path } of interfaceCategories) found.set(`${base}/${path}`, card[field]);
    for (const { publicIpv4, privateIpv4s } of card.ipv4Associations ?? [])
      found.set(`${base}/ipv4-associations/${publicIpv4}`, privateIpv4s);
  }
  for (const [key, value] of Object.entries(instance.tags ?? {}))
    found.set(`meta-data/tags/instance/${encodeURIComponent(key)}`, value);
  for (const { openSsh } of instance.publicKeys ?? []) found.set('meta-data/public-keys/0/openssh-key', openSsh);
  found.set('meta-data/iam/info', [instance.iamProfileArn, instance.iamProfileId, instance.iamProfileUpdatedAt]);
  const { accountId, architecture, pendingAt, identityVersion, billingProducts, marketplaceProductCodes } = instance;
  found.set('dynamic/instance-identity/document', [
    papers.document,
    accountId,
    architecture,
    pendingAt,
    identityVersion,
    billingProducts,
    marketplaceProductCodes,
  ]);
  found.set('dynamic/instance-identity/rsa2048', papers.pkcs7);
  for (const [path, told] of notices) found.set(`${path} as a notice`, told);
  found.set('meta-data/events/maintenance/history', history);
  return found;
}

/** A list of things (tags, interfaces) owns what stands below it; the signature is worth nothing without its document. */
function isOf(changed: string, path: string): boolean {
  if (path === changed || path === `${changed} as a notice`) return true;
  if (changed.startsWith('dynamic/')) return path.startsWith('dynamic/');
  const isDirectory = /\/(macs\/|ipv4-associations\/|public-keys\/|tags\/instance)$/.test(changed);
  return isDirectory && path.startsWith(changed.replace(/\/$/, ''));
}

it('reads every category of an instance that has them all, without a fault', async () => {
  const read = await readAll(tellWith('', undefined));
  expect(read.faults).toEqual([]);
  expect([...byCategory(read).values()].filter((value) => value === undefined)).toEqual([]);
});

it(
  'no single value of any category changes what is read of the others, and no report is lost for it',
  patience,
  async () => {
    const whole = byCategory(await readAll(tellWith('', undefined)));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.oneof(fault, oddText, fc.constant(undefined)),
        async (path, answer) => {
          const read = await readAll(tellWith(path, answer));
          const found = byCategory(read);
          // Compared without Vitest, whose words for each value take most of the time of a long run.
          const changed = [...whole].filter(
            ([other, value]) => !isOf(path, other) && !isDeepStrictEqual(found.get(other), value),
          );
          expect(changed.map(([other]) => [other, found.get(other)])).toEqual([]);
          const notices = [...[...read.notices.values()].flat(), ...read.history];
          const seen = notices.slice(0, 100).map((notice) => ({ ...notice, seenAt: '2026-03-02T09:00:00Z' }));
          parseReport(JSON.parse(JSON.stringify(aReport({ instance: read.instance, notices: seen }))));
        },
      ),
      { numRuns: runs },
    );
  },
);

it('a category that fails keeps what it told last, and its fault names it', patience, async () => {
  const whole = await readAll(tellWith('', undefined));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fault, async (path, error) => {
      const read = await readAll(tellWith(path, error), whole);
      expect(read).toEqual({
        ...whole,
        faults: [expect.objectContaining({ category: path.replace('meta-data/', '') })],
      });
    }),
    { numRuns: runs },
  );
});

it('only the instance id is fatal, and what fails together with it', async () => {
  for (const error of faults) {
    await expect(readAll(tellWith('meta-data/instance-id', error))).rejects.toBe(error);
    await expect(readAll(clientThatTells(() => error))).rejects.toSatisfy(isHeraldError);
  }
});

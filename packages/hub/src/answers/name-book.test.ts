import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { aFleet, aHost, aHostView, aRegistry, testNowMs } from '../testing/builders.ts';
import { createNameBook } from './name-book.ts';

const reported = (name: string, instance: Partial<NonNullable<ReturnType<typeof aReport>['instance']>> = {}) =>
  aHostView({
    name,
    lastReport: {
      report: aReport({
        instance: { instanceId: `i-${name}`, privateIpv4: '10.0.0.1', region: 'eu-west-1', ...instance },
      }),
      receivedAtMs: testNowMs,
    },
  });

/** Hosts and registry as they are now, and how the index is after so many seconds. */
function setUp(first = [reported('web-1')]) {
  let views = first;
  let registry = aRegistry({ hosts: first.map(({ host }) => host) });
  let nowMs = testNowMs;
  const book = createNameBook(
    () => registry,
    { ...aFleet({}), hosts: () => views },
    () => nowMs,
  );
  return {
    book,
    after(seconds: number, now = views) {
      nowMs += seconds * 1_000;
      views = now;
      return book.known();
    },
    edit() {
      registry = aRegistry({ hosts: [aHost({ name: 'api-1' })] });
    },
  };
}

it('knows a host by what the registry and its last report say', () => {
  const { book } = setUp([reported('web-1', { publicIpv4: '52.1.1.1', availabilityZone: 'eu-west-1b' })]);
  expect(book.known().hosts).toEqual([
    expect.objectContaining({
      name: 'web-1',
      instanceId: 'i-web-1',
      ips: expect.arrayContaining(['10.0.0.1', '52.1.1.1']),
      region: 'eu-west-1',
      az: 'eu-west-1b',
    }),
  ]);
  expect(book.index().byWriting('web-1')?.targets).toEqual([{ kind: 'host', name: 'web-1' }]);
});

it('is made anew at once when the registry changes', () => {
  const { book, after, edit } = setUp();
  const before = book.known();
  edit();
  expect(after(0)).not.toBe(before);
});

it('looks at reports every two seconds, and takes what is new five seconds after it was made', () => {
  const { book, after } = setUp();
  const before = book.known();
  expect(after(4.9, [reported('web-1'), reported('web-2')])).toBe(before);
  const next = after(0.1);
  expect(next.hosts.map(({ name }) => name)).toEqual(['web-1', 'web-2']);
  expect(after(5)).toBe(next);
  // It was looked at just now: what changed since waits for the next look.
  expect(after(1.9, [reported('web-3')])).toBe(next);
  expect(after(0.1).hosts.map(({ name }) => name)).toEqual(['web-3']);
});

it.each([
  ['another instance', { instanceId: 'i-2' }],
  ['another private address', { privateIpv4: '10.0.0.2' }],
  ['a public address', { publicIpv4: '52.1.1.1' }],
  ['an address of IPv6', { ipv6: '2001:db8::1' }],
  ['another region', { region: 'eu-west-2' }],
  ['a zone', { availabilityZone: 'eu-west-1a' }],
])('%s is news', (_what, change) => {
  const first = reported('web-1');
  const { book, after } = setUp([first]);
  const before = book.known();
  expect(after(6, [{ ...reported('web-1', change), host: first.host }])).not.toBe(before);
});

it('a report that says the same keeps the index, a host that went does not', () => {
  const first = [reported('web-1'), reported('web-2')];
  const { book, after } = setUp(first);
  const before = book.known();
  const again = first.map((view) => ({ ...reported(view.host.name), host: view.host }));
  expect(after(6, again)).toBe(before);
  expect(after(6, again.slice(0, 1))).not.toBe(before);
});

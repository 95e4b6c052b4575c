import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRegistry } from './parse-registry.ts';
import { problemLine } from './registry-problem.ts';
import { aRegistry } from './testing/a-registry.ts';

const problemsOf = (yaml: string) => {
  const reading = parseRegistry(yaml, { file: 'registry.yaml' });
  return reading.kind === 'invalid' ? reading.problems : [];
};
const linesOf = (yaml: string) => problemsOf(yaml).map(problemLine);

describe('what people write', () => {
  it('is taken as the platform team sketched it', () => {
    const sketch = readFileSync(new URL('testing/sketch.yaml', import.meta.url), 'utf8');
    const registry = aRegistry(sketch);
    expect(registry.zone).toBe('Europe/Berlin');
    expect(registry.hosts.get('web-1')).toMatchObject({
      url: 'http://10.0.1.23:9440',
      aliases: ['shop front'],
      labels: { role: 'web' },
      pollSeconds: 15,
    });
    expect(registry.hosts.get('api-1')?.url).toBe('https://10.0.2.11:9440');
    expect(registry.services.get('storefront')).toMatchObject({
      hosts: ['web-1'],
      needs: 2,
      checks: [{ kind: 'http', url: 'https://shop.example.com/health' }],
    });
    expect(registry.services.get('billing')?.owner).toEqual({ team: 'Payments', role: '112233445566778899' });
    expect(registry.maintenance[0]).toMatchObject({
      id: 'database-patching',
      startsLocal: '2026-03-28T22:00',
      lastsSeconds: 5_400,
      zone: 'Europe/Berlin',
      rrule: 'FREQ=MONTHLY;BYDAY=-1SA',
    });
    expect(registry.discovery.ec2[0]?.tags).toEqual({ herald: ['yes'] });
    expect(registry.discord.channels.get('123456789012345678')?.about).toEqual(['storefront']);
    expect(registry.discord.channels.get('223456789012345678')?.isAskEngineering).toBe(true);
    expect(registry.inquiries).toMatchObject({ opensLocal: '09:00', closesLocal: '18:00', holidays: ['2026-12-25'] });
  });

  it('may be a registry without a single host, as a hub just set up has', () => {
    expect(aRegistry('hosts:\n').hosts.size).toBe(0);
    expect(aRegistry('hosts: {}\nservices: {}\n').services.size).toBe(0);
  });

  it('keeps an id whole that stands without quotes', () => {
    expect(aRegistry('discord: { alerts: 998877665544332211 }').discord.alertsChannelId).toBe('998877665544332211');
    const bound = aRegistry(
      'hosts: { a: { address: h } }\ndiscord: { channels: { 123456789012345678: { about: a } } }',
    );
    expect(bound.discord.channels.get('123456789012345678')?.about).toEqual(['a']);
  });

  it('keeps labels as the text they are', () => {
    const registry = aRegistry('hosts: { a: { address: h, labels: { version: 1.10, spare: no, tier: 01 } } }');
    expect(registry.hosts.get('a')?.labels).toEqual({ version: '1.10', spare: 'no', tier: '01' });
  });

  it('follows aliases of YAML and takes names in any case', () => {
    const registry = aRegistry(
      'hosts:\n  web-1: { address: h, thresholds: &strict { cpu: 70% } }\n  web-2: { address: i, thresholds: *strict }\nservices: { s: { hosts: [WEB-1, web-2] } }',
    );
    expect(registry.hosts.get('web-2')?.thresholds.cpu).toBe(70);
    expect(registry.services.get('s')?.hosts).toEqual(['web-1', 'web-2']);
  });

  it('is silent everywhere but in the channels that say answer: true', () => {
    const channels = aRegistry(
      'discord: { channels: { "123456789012345678": { answer: true }, "223456789012345678": { board: true } } }',
    ).discord.channels;
    expect([...channels.values()].map(({ mayAnswer }) => mayAnswer)).toEqual([true, false]);
  });
});

describe('what is wrong', () => {
  it('is said all at once, with line, column, field and the nearest name', () => {
    const yaml = `defaults: { poll: 0s, zone: Europe/Berln }
hosts:
  web-1: { adress: 10.0.1.23, labels: { role: web } }
  web-2: { address: ftp://10.0.1.24 }
services:
  storefront: { hosts: [web-1, web-3], needs: two }
`;
    expect(linesOf(yaml)).toEqual([
      'registry.yaml:1:19 defaults.poll must be between 1s and 1h.',
      'registry.yaml:1:29 defaults.zone is no time zone. Did you mean `Europe/Berlin`?',
      'registry.yaml:3:3 hosts.web-1 has no `address`; it must be an address, for example 10.0.1.23 or https://10.0.2.11:9440.',
      'registry.yaml:3:12 hosts.web-1.adress is not known here. Did you mean `address`?',
      'registry.yaml:4:21 hosts.web-2.address begins with ftp://; only http and https are spoken.',
      'registry.yaml:6:32 services.storefront.hosts[1]: `web-3` is no host of this registry. Did you mean `web-1`?',
      'registry.yaml:6:47 services.storefront.needs must be a whole number of hosts, for example 2.',
    ]);
  });

  it.each([
    ['a name that a host already has', 'hosts: { a: { address: h }, A: { address: i } }', 'registry/duplicate-name'],
    [
      'an alias that a service already has',
      'hosts: { a: { address: h, aliases: [B] } }\nservices: { b: { hosts: [a] } }',
      'registry/duplicate-name',
    ],
    ['a key that stands twice', 'hosts: { a: { address: h } }\nhosts: {}', 'registry/duplicate-key'],
    [
      'a service as a host',
      'hosts: { a: { address: h } }\nservices: { b: { hosts: [a] }, c: { hosts: [b] } }',
      'registry/unknown-host',
    ],
    [
      'a window for a service that is not there',
      'maintenance: [{ title: t, services: [x], starts: 2026-03-01 10:00, lasts: 1h }]',
      'registry/unknown-service',
    ],
    ['a window for nothing', 'maintenance: [{ title: t, starts: 2026-03-01 10:00, lasts: 1h }]', 'registry/missing'],
    [
      'a time that does not exist',
      'hosts: { a: { address: h } }\nmaintenance: [{ title: t, hosts: a, starts: 2026-03-29 02:30, lasts: 1h, zone: Europe/Berlin }]',
      'registry/time',
    ],
    [
      'a time that comes twice',
      'hosts: { a: { address: h } }\nmaintenance: [{ title: t, hosts: a, starts: 2026-10-25 02:30, lasts: 1h, zone: Europe/Berlin }]',
      'registry/time',
    ],
    ['a day that is not in the calendar', 'inquiries: { holidays: [2026-02-30] }', 'registry/time'],
    [
      'a repeat nobody understands',
      'hosts: { a: { address: h } }\nmaintenance: [{ title: t, hosts: a, starts: 2026-03-01 10:00, lasts: 1h, repeats: now and then }]',
      'registry/repeats',
    ],
    [
      'more hosts needed than listed',
      'hosts: { a: { address: h } }\nservices: { s: { hosts: [a], needs: 2 } }',
      'registry/needs',
    ],
    [
      'an EC2 name that is the same for all',
      'discovery: { ec2: [{ regions: [eu-west-1], name: web }] }',
      'registry/template',
    ],
    ['a second document', 'hosts: {}\n---\nhosts: {}', 'registry/syntax'],
    ['an alias to itself', 'hosts: &h { a: *h }', 'registry/syntax'],
    ['an alias to nothing', 'hosts: *nowhere', 'registry/syntax'],
    ['nothing at all', '', 'registry/empty'],
    ['only comments', '# soon', 'registry/empty'],
    ['a list instead of a map', '- hosts', 'registry/value'],
    ['hours that end before they begin', 'inquiries: { hours: "Mon-Fri 18:00-09:00" }', 'registry/hours'],
    ['a user name in an address', 'hosts: { a: { address: "http://me:pw@h" } }', 'registry/address'],
  ])('%s', (_what, yaml, code) => {
    expect(problemsOf(yaml).map((problem) => problem.code)).toContain(code);
  });

  it('never quotes a secret that was written where the name of a variable belongs', () => {
    const [line] = linesOf('webhooks: { pager: { url: "https://p.example.com", secret: hunter2hunter2 } }');
    expect(line).toContain('must be the name of an environment variable');
    expect(line).not.toContain('hunter2');
  });

  it('is refused within bounds, whatever the size', () => {
    expect(problemsOf('a'.repeat(5 * 1024 * 1024)).map(({ code }) => code)).toEqual(['registry/too-large']);
    expect(problemsOf('['.repeat(1_000_000)).map(({ code }) => code)).toEqual(['registry/too-deep']);
    const bomb = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level += 1) {
      bomb.push(
        `b${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    expect(problemsOf(bomb.join('\n')).map(({ code }) => code)).toContain('registry/too-large');
  });

  it('is cut at a hundred problems', () => {
    const hosts = Array.from({ length: 500 }, (_, index) => `  h${index}: { adress: x }`);
    expect(problemsOf(`hosts:\n${hosts.join('\n')}`).length).toBe(100);
  });
});

describe('what is odd but legal', () => {
  const warningsOf = (yaml: string) => aRegistry(yaml).warnings.map(problemLine);

  it.each([
    [
      'a host in no service',
      'hosts: { a: { address: h }, b: { address: i } }\nservices: { s: { hosts: [a] } }',
      'hosts.b belongs to no service',
    ],
    [
      'two names for one address',
      'hosts: { a: { address: h }, b: { address: "http://H:9440/" } }',
      'is also the address of `a`',
    ],
    [
      'a fingerprint without TLS',
      `hosts: { a: { address: h, fingerprint: "sha256:${'0f'.repeat(32)}" } }`,
      'has no effect',
    ],
    [
      'a window whose start does not fit its repeat',
      'hosts: { a: { address: h } }\nmaintenance: [{ title: t, hosts: a, starts: 2026-03-01 10:00, lasts: 1h, repeats: every Monday }]',
      'does not fit `starts`',
    ],
    [
      'labels that fit no host',
      'hosts: { a: { address: h } }\nservices: { s: { hosts: { role: web } } }',
      'fits no declared host',
    ],
  ])('warns of %s', (_what, yaml, words) => {
    expect(warningsOf(yaml).join('\n')).toContain(words);
  });

  it('speaks of many hosts without a service in one line', () => {
    const hosts = Array.from({ length: 300 }, (_, index) => `  h${index}: { address: h${index} }`);
    const warnings = warningsOf(`hosts:\n${hosts.join('\n')}\nservices: { s: { hosts: [h0] } }`);
    expect(warnings).toEqual([
      'registry.yaml:1:1 hosts: 299 of 300 hosts belong to no service, for example h1, h2, h3.',
    ]);
  });
});

it('reads ten thousand hosts', () => {
  const hosts = Array.from(
    { length: 10_000 },
    (_, i) => `  web-${i}: { address: 10.${i >> 8}.${i & 255}.23, aliases: [front ${i}], labels: { role: web } }`,
  );
  const registry = aRegistry(`hosts:\n${hosts.join('\n')}\nservices: { all: { hosts: { role: web } } }\n`);
  expect(registry.services.get('all')?.hosts.length).toBe(10_000);
});

it.each([
  ['a key', 'hosts:\n\tweb-1: { address: h }\n  web-2: { address: h2 }\n', 2, 1],
  ['a field behind spaces', 'hosts:\n  web-1:\n  \t  address: h\n  web-2: { address: h2 }\n', 3, 3],
  ['many lines', `hosts:\n${'\tweb: { address: h }\n'.repeat(80)}`, 2, 1],
])('says one tab before %s once, and where', (_what, text, line, column) => {
  const reading = parseRegistry(text, { file: 'registry.yaml' });
  expect(reading.kind === 'invalid' && reading.problems).toMatchObject([
    { code: 'registry/syntax', line, column, message: 'is indented with a tab; YAML takes spaces only.' },
  ]);
});

it('warns of a repeat that leaves out months, as the form in Discord does', () => {
  const text = (repeats: string, day: string) =>
    `hosts: { a: { address: h } }\nmaintenance: [{ title: T, hosts: [a], starts: ${day} 22:00, lasts: 1h, repeats: "${repeats}" }]`;
  const warnings = (repeats: string, day = '2026-01-31') => {
    const reading = parseRegistry(text(repeats, day), { file: 'registry.yaml' });
    return reading.kind === 'valid' ? reading.registry.warnings.map(({ message }) => message).join() : 'invalid';
  };
  const first = (month: string) => expect.stringContaining(`leaves some out, the first of them ${month};`);
  expect(warnings('monthly on day 31')).toEqual(first('February 2026'));
  expect(warnings('monthly on the last day')).toBe('');
  expect(warnings('monthly on day 29', '2027-12-29')).toEqual(first('February 2029'));
  expect(warnings('monthly on the fifth Thursday', '2026-12-31')).toEqual(first('January 2027'));
  expect(warnings('monthly on the fourth Thursday', '2026-12-24')).toBe('');
  expect(warnings('FREQ=MONTHLY;INTERVAL=6', '2027-03-31')).toEqual(first('September 2027'));
  expect(warnings('FREQ=MONTHLY;BYMONTH=1,3;BYMONTHDAY=31')).toBe('');
  expect(warnings('yearly on 29 February', '2028-02-29')).toEqual(first('February 2029'));
  expect(warnings('yearly', '2028-02-29')).toEqual(first('2029'));
  expect(warnings('yearly')).toBe('');
  expect(warnings('FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=30', '2026-01-30')).toEqual(first('February 2026'));
});

it('warns of an owner without a role, and of needs that labels do not meet', () => {
  const warnings = (text: string) => {
    const reading = parseRegistry(text, { file: 'registry.yaml' });
    return reading.kind === 'valid' ? reading.registry.warnings.map(({ message }) => message).join(' ') : 'invalid';
  };
  const hosts = 'hosts: { a: { address: h, labels: { role: web } } }\n';
  const owned = `${hosts}services: { s: { hosts: [a], owner: { team: T } } }\n`;
  expect(warnings(owned)).toContain('has no `role`: and no `discord.engineers`, so an escalation calls nobody.');
  expect(warnings(`${owned}discord: { engineers: ["112233445566778899"] }`)).toContain(
    'the engineers are called instead',
  );
  const many = `${hosts}services: { s: { hosts: { role: web }, needs: 99 } }\ndiscovery: { files: [x.json] }`;
  expect(warnings(many)).toContain('asks for 99 hosts, but the labels fit 1 declared ones');
});

it('takes a name as it is written where YAML means nothing by it, and says of it where it stands', () => {
  const { hosts } = aRegistry(
    'hosts: { web: { address: h, labels: { null: a, ~: b, true: c, 1.10: d, 2026-01-01: e } } }',
  );
  expect(Object.keys(hosts.get('web')?.labels ?? {}).sort()).toEqual(['1.10', '2026-01-01', 'null', 'true', '~']);
  const reading = parseRegistry('hosts:\n  web: { address: h }\n  null: { address: i }\n', { file: 'registry.yaml' });
  expect(reading.kind === 'valid' && [...reading.registry.hosts.keys()]).toEqual(['web', 'null']);
  const tilde = parseRegistry('hosts:\n  web: { address: h }\n  ~: { address: i }\n', { file: 'registry.yaml' });
  expect(tilde).toMatchObject({ problems: [{ line: 3, column: 3, field: 'hosts."~"' }] });
});

it('takes a name for the same however its accents are written, and says where only accents tell two apart', () => {
  const registry = (one: string, other: string) =>
    `hosts: { a: { address: h, aliases: ["${one}"] }, b: { address: i, aliases: ["${other}"] } }`;
  const told = (one: string, other: string) => {
    const reading = parseRegistry(registry(one, other), { file: 'registry.yaml' });
    return reading.kind === 'valid'
      ? reading.registry.warnings.map(({ message }) => message).join()
      : reading.problems.map(({ code }) => code).join();
  };
  expect(told('Z\u00fcrich', 'Zu\u0308rich')).toBe('registry/duplicate-name');
  expect(told('Z\u00fcrich', 'Zurich')).toMatch(/^differs only in its accents from `Z\u00fcrich` of the host `a`/);
  expect(told('Z\u00fcrich', 'Basel')).toBe('');
  const found = aRegistry(
    'hosts: { a: { address: h, aliases: ["Z\u00fcrich"] } }\nservices: { s: { hosts: ["Zu\u0308rich"] } }',
  );
  expect(found.services.get('s')?.hosts).toEqual(['a']);
});

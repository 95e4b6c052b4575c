import { expect, it } from 'vitest';
import { defaultRetention } from '../store/history/retention.ts';
import { oddSettings } from './odd-settings.ts';
import { readHubSettings } from './settings.ts';
import { parseLabels, retentionOf, shardRulesOf } from './start/open-persistence.ts';

it('needs nothing: every setting has a default', () => {
  const { settings, secrets } = readHubSettings({});
  expect(settings).toMatchObject({
    HERALD_REGISTRY: 'registry.yaml',
    HERALD_WEB_PORT: 8080,
    DISCORD_API_URL: 'https://discord.com/api',
  });
  expect(secrets).toEqual({});
});

it('names every fault of a bad environment at once, and quotes no secret', () => {
  const env = {
    HERALD_WEB_PORT: '99999',
    DISCORD_TOKEN: 'hunter2 hunter2',
    HERALD_DATABASE_URL: 'mysql://root:pw@db/x',
    HERALD_LOG_LEVEL: 'loud',
  };
  expect(() => readHubSettings(env)).toThrow(
    expect.objectContaining({ code: 'settings/invalid', message: expect.not.stringMatching(/hunter2|pw@/) }),
  );
  for (const variable of Object.keys(env)) expect(() => readHubSettings(env)).toThrow(variable);
});

it.each([24, 72, 240, 500])(
  'takes a token of %i characters, as servers that are compatible with Discord give them',
  (length) => {
    const token = 'aB3.x_-Z'.repeat(63).slice(0, length);
    expect(readHubSettings({ DISCORD_TOKEN: token }).secrets.DISCORD_TOKEN).toBe(token);
  },
);

it('refuses two keys: it could not know which one the agents trust', () => {
  expect(() => readHubSettings({ HERALD_HUB_PRIVATE_KEY: 'a'.repeat(43), HERALD_HUB_PRIVATE_KEY_FILE: '/x' })).toThrow(
    'keep one',
  );
});

it('reads how long history is kept, by default as the reader of history assumes', () => {
  expect(retentionOf(readHubSettings({}).settings)).toEqual(defaultRetention);
  const { settings } = readHubSettings({ HERALD_HISTORY_RAW_HOURS: '48', HERALD_HISTORY_HOUR_DAYS: '800' });
  expect(retentionOf(settings)).toEqual({ ...defaultRetention, rawHours: 48, hourDays: 800 });
  expect(() => readHubSettings({ HERALD_HISTORY_MINUTE_DAYS: '0' })).toThrow(
    'HERALD_HISTORY_MINUTE_DAYS must be a whole number of days from 1 to 400',
  );
});

it('reads the labels that tie a hub to hosts', () => {
  const { settings } = readHubSettings({
    HERALD_HUB_LABELS: 'region=eu-west-1,tier=gold',
    HERALD_SHARD_LABEL: 'region',
  });
  expect(parseLabels(settings.HERALD_HUB_LABELS)).toEqual({ region: 'eu-west-1', tier: 'gold' });
  expect(shardRulesOf(settings)).toMatchObject({ tieLabel: 'region' });
  const untied = readHubSettings({}).settings;
  expect(parseLabels(untied.HERALD_HUB_LABELS)).toEqual({});
  expect(shardRulesOf(untied)).not.toHaveProperty('tieLabel');
  for (const wrong of ['region', 'region=', '=eu', 'region=eu;tier=gold', 'region=eu, tier=gold'])
    expect(() => readHubSettings({ HERALD_HUB_LABELS: wrong })).toThrow('HERALD_HUB_LABELS must be labels such as');
});

it('tells of variables that look like settings and are none, with the nearest name', () => {
  const env = {
    HERALD_WEB_PROT: '80',
    HERALD_AGENT_PORT: '9440',
    HERALD_HOOK: 'x',
    PATH: '/bin',
    HERALD_WEB_PORT: '80',
  };
  expect(oddSettings(env, { named: ['HERALD_HOOK'] })).toEqual([
    {
      code: 'settings/unknown',
      message: 'HERALD_WEB_PROT is no setting of the hub. Did you mean `HERALD_WEB_PORT`?',
      next: 'Correct the name, unless a webhook of the registry names it.',
    },
  ]);
});

it('tells of values with more in them than was typed, and quotes none', () => {
  const env = {
    HERALD_API_TOKEN: '"0123456789abcdef"',
    HERALD_PASSPHRASE: "'five words of a sentence'",
    DISCORD_CLIENT_SECRET: '0123456789abcdef\u200b',
    OPS_SECRET: '"0123456789abcdef"',
    HERALD_PRIVACY_KEY: 'a "word" in quotes',
    PATH: '"/bin"',
  };
  const odd = oddSettings(env, { named: ['OPS_SECRET'] });
  expect(odd.map(({ message }) => message)).toEqual([
    'DISCORD_CLIENT_SECRET holds a character that nobody sees, which counts as a part of it.',
    'HERALD_API_TOKEN stands in quotes, which count as a part of it.',
    'HERALD_PASSPHRASE stands in quotes, which count as a part of it.',
    'OPS_SECRET stands in quotes, which count as a part of it.',
  ]);
});

it.each(['https://example.com/herald', 'https://example.com/?a', 'https://'])(
  'refuses %s as the address of the pages',
  (url) => {
    expect(() => readHubSettings({ HERALD_WEB_URL: url })).toThrow('has no path');
  },
);

it.each(['https://example.com', 'https://example.com/', 'http://10.0.0.1:8080'])('takes %s', (url) => {
  expect(readHubSettings({ HERALD_WEB_URL: url }).settings.HERALD_WEB_URL).toBe(url);
});

it('tells of lines of the settings file that are left out, and of settings that others read otherwise', () => {
  const file = {
    path: 'hub.env',
    remarks: [
      { kind: 'left-out', line: 2 },
      { kind: 'read-otherwise', line: 3, name: 'HERALD_API_TOKEN' },
      { kind: 'read-otherwise', line: 4, name: 'SOMEBODY_ELSE' },
    ],
  } as const;
  expect(oddSettings({}, { file }).map(({ code, message }) => `${code} ${message}`)).toEqual([
    'settings/left-out Line 2 of hub.env is left out.',
    expect.stringMatching(
      /^settings\/read-otherwise HERALD_API_TOKEN \(line 3 of hub\.env\) holds quotes, \\, # or \$\./,
    ),
  ]);
});

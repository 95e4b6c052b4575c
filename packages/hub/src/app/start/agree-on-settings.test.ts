import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepHubPresence } from '../../store/leases/hub-presence.ts';
import { startTestPostgres, type TestPostgres } from '../../store/testing/test-postgres.ts';
import { readHubSettings } from '../settings.ts';
import { agreeOnSettings, sharedSettingsOf } from './agree-on-settings.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(() => server[Symbol.asyncDispose]());

const nowMs = 1_000_000;
const tokenOf = (botId: string, secret: string) => `${Buffer.from(botId).toString('base64')}.${secret}`;
const settingsOf = (env: Record<string, string>) => {
  const { settings, secrets } = readHubSettings(env);
  return sharedSettingsOf(settings, secrets);
};

it('refuses a hub that divides hosts, keeps history or speaks otherwise than the hubs that run', async () => {
  await using store = await server.store();
  const token = tokenOf('112233445566778899', 'first');
  await agreeOnSettings(store, { holder: 'hub-a', own: settingsOf({ DISCORD_TOKEN: token }), nowMs });
  await keepHubPresence(store.query, { holder: 'hub-a', labels: {}, expiresAtMs: nowMs + 15_000 });
  const start = (env: Record<string, string>, holder = 'hub-b') =>
    agreeOnSettings(store, { holder, own: settingsOf({ DISCORD_TOKEN: token, ...env }), nowMs });
  await start({});
  await expect(start({ HERALD_SHARD_LABEL: 'region' })).rejects.toMatchObject({
    code: 'hubs/settings-differ',
    message:
      'HERALD_SHARD_LABEL is region here and not set on hub-a, which shares this database: it must be the same on all hubs.',
  });
  await expect(start({ HERALD_HISTORY_MINUTE_DAYS: '3' })).rejects.toThrow(
    /HERALD_HISTORY_MINUTE_DAYS is 3 here and 7/,
  );
  await expect(start({ DISCORD_TOKEN: '' })).rejects.toThrow(
    /DISCORD_TOKEN is not set here and that of bot 112233445566778899 on hub-a/,
  );
  await expect(start({ DISCORD_TOKEN: tokenOf('998877665544332211', 'x') })).rejects.toThrow(/bot 998877665544332211/);
});

it('lets a token of the same bot be changed on one hub after another, and keeps it out of the database', async () => {
  await using store = await server.store();
  const own = (secret: string) => settingsOf({ DISCORD_TOKEN: tokenOf('112233445566778899', secret) });
  await agreeOnSettings(store, { holder: 'hub-a', own: own('an-old-secret'), nowMs });
  await keepHubPresence(store.query, { holder: 'hub-a', labels: {}, expiresAtMs: nowMs + 15_000 });
  await agreeOnSettings(store, { holder: 'hub-b', own: own('a-new-secret'), nowMs });
  expect(JSON.stringify(await store.query('select value from setting'))).not.toMatch(/an-old|a-new/);
});

it('lets the hub that is alone set what counts: once the others are gone, or it was started again itself', async () => {
  await using store = await server.store();
  await agreeOnSettings(store, { holder: 'hub-a', own: settingsOf({}), nowMs });
  await keepHubPresence(store.query, { holder: 'hub-a', labels: {}, expiresAtMs: nowMs + 15_000 });
  const own = settingsOf({ HERALD_SHARD_LABEL: 'region' });
  await agreeOnSettings(store, { holder: 'hub-a', own, nowMs });
  await expect(agreeOnSettings(store, { holder: 'hub-b', own: settingsOf({}), nowMs })).rejects.toThrow(
    /region on hub-a/,
  );
  await agreeOnSettings(store, { holder: 'hub-b', own: settingsOf({}), nowMs: nowMs + 15_000 });
});

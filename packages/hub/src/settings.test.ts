import { expect, it } from 'vitest';
import { readHubSettings } from './settings.ts';

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
  try {
    readHubSettings(env);
    expect.unreachable();
  } catch (error) {
    const text = String(error);
    for (const variable of Object.keys(env)) expect(text).toContain(variable);
    expect(text).not.toMatch(/hunter2|pw@/);
    expect(error).toMatchObject({ code: 'settings/invalid' });
  }
});

it('refuses two keys: it could not know which one the agents trust', () => {
  expect(() => readHubSettings({ HERALD_HUB_PRIVATE_KEY: 'a'.repeat(43), HERALD_HUB_PRIVATE_KEY_FILE: '/x' })).toThrow(
    'keep one',
  );
});

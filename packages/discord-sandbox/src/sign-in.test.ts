import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Discord, startDiscord } from './start-discord.ts';

const redirectUri = 'http://127.0.0.1:9441/auth/callback';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

it('signs a person in: consent, code, token, who it is and what roles they carry', async () => {
  await using discord = await startDiscord();
  const consent = await fetch(authorizeUrl(discord));
  expect(await consent.text()).toContain('Carla');
  const code = await codeFor(discord, 'Carla');
  const token = await exchange(discord, { code, code_verifier: verifier });
  expect(token).toMatchObject({ status: 200, body: { token_type: 'Bearer', scope: 'identify guilds.members.read' } });
  const me = await withToken(discord, token.body['access_token'], '/users/@me');
  expect(me).toMatchObject({ id: discord.personId('Carla'), global_name: 'Carla' });
  const member = await withToken(discord, token.body['access_token'], `/users/@me/guilds/${discord.guildId}/member`);
  expect(member).toMatchObject({ roles: [discord.roleId('CSM')] });
});

it.each([
  [
    'a code that is used twice',
    async (discord: Discord, code: string) => {
      await exchange(discord, { code, code_verifier: verifier });
      return exchange(discord, { code, code_verifier: verifier });
    },
    'invalid_grant',
  ],
  [
    'a wrong verifier',
    (discord: Discord, code: string) => exchange(discord, { code, code_verifier: 'wrong' }),
    'invalid_grant',
  ],
  [
    'another address',
    (discord: Discord, code: string) =>
      exchange(discord, { code, code_verifier: verifier, redirect_uri: 'http://127.0.0.1/x' }),
    'invalid_grant',
  ],
  [
    'a wrong secret',
    (discord: Discord, code: string) => exchange(discord, { code, code_verifier: verifier, client_secret: 'wrong' }),
    'invalid_client',
  ],
])('refuses %s', async (_what, attempt, error) => {
  await using discord = await startDiscord();
  const reply = await attempt(discord, await codeFor(discord, 'Carla'));
  expect(reply.body).toMatchObject({ error });
});

it('leads a person who cancels back with an error', async () => {
  await using discord = await startDiscord();
  const back = await fetch(`${authorizeUrl(discord)}&sandbox_person=`, { redirect: 'manual' });
  expect(new URL(back.headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied');
});

it('leads nobody to an address that is not registered', async () => {
  await using discord = await startDiscord();
  const reply = await fetch(
    authorizeUrl(discord).replace(encodeURIComponent(redirectUri), encodeURIComponent('https://elsewhere.example')),
  );
  expect(await reply.json()).toMatchObject({ code: 50044 });
});

function authorizeUrl(discord: Discord): string {
  const query = new URLSearchParams({
    client_id: discord.applicationId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'identify guilds.members.read',
    state: 'abc',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return `${discord.pageUrl}oauth2/authorize?${query}`;
}

async function codeFor(discord: Discord, person: string): Promise<string> {
  const back = await fetch(`${authorizeUrl(discord)}&sandbox_person=${discord.personId(person)}`, {
    redirect: 'manual',
  });
  const target = new URL(back.headers.get('location') ?? '');
  expect(target.searchParams.get('state')).toBe('abc');
  return target.searchParams.get('code') ?? '';
}

async function exchange(discord: Discord, fields: Record<string, string>) {
  const response = await fetch(`${discord.url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: discord.applicationId,
      client_secret: discord.clientSecret,
      redirect_uri: redirectUri,
      ...fields,
    }),
  });
  const body: Record<string, string> = await response.json();
  return { status: response.status, body };
}

async function withToken(discord: Discord, token: string | undefined, path: string): Promise<unknown> {
  const response = await fetch(`${discord.url}/v10${path}`, { headers: { authorization: `Bearer ${token}` } });
  return response.json();
}

/** Sign-in with Discord (topics/oauth2): the consent page, the code for a token, and who the token belongs to. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiscordFault, faults } from '../rules/discord-fault.ts';
import { memberJson } from '../world/guild-json.ts';
import { userJson } from '../world/user-json.ts';
import { consentPage } from './consent-page.ts';
import { param, query, type Rest, requireBot } from './server.ts';

type Grant = { personId: string; scope: string; redirectUri: string; challenge?: string; expiresAtMs: number };
type Access = { personId: string; scope: string; expiresAtMs: number };

const codeLivesMs = 60_000;
const tokenLivesSeconds = 604_800;

export type OAuth2 = { addSite(rest: Rest): void; addApi(rest: Rest): void };

/** Codes and tokens of one server. `addSite` serves the consent page, `addApi` the endpoints below `/api`. */
export function createOAuth2(): OAuth2 {
  const codes = new Map<string, Grant>();
  const accesses = new Map<string, Access>();
  const refreshes = new Map<string, Access>();
  return { addSite, addApi };

  function addSite(rest: Rest): void {
    rest.app.get('/oauth2/authorize', async (request, reply) => authorize(rest, request, reply));
  }

  function addApi(rest: Rest): void {
    const { app, world } = rest;
    app.get('/oauth2/authorize', async (request, reply) => authorize(rest, request, reply));

    app.post('/oauth2/token', async (request, reply) => {
      const form = formOf(request);
      if (!isOurClient(rest, request, form)) return reply.status(401).send({ error: 'invalid_client' });
      const grantType = form.get('grant_type');
      if (grantType === 'refresh_token') {
        const access = refreshes.get(form.get('refresh_token') ?? '');
        if (!access) return reply.status(400).send({ error: 'invalid_grant' });
        refreshes.delete(form.get('refresh_token') ?? '');
        return issue(rest, access);
      }
      if (grantType !== 'authorization_code') return reply.status(400).send({ error: 'unsupported_grant_type' });
      const code = form.get('code') ?? '';
      const grant = codes.get(code);
      codes.delete(code);
      const isGood =
        grant &&
        grant.expiresAtMs > world.clock.now() &&
        grant.redirectUri === form.get('redirect_uri') &&
        (grant.challenge === undefined || grant.challenge === challengeOf(form.get('code_verifier') ?? ''));
      if (!grant || !isGood)
        return reply.status(400).send({ error: 'invalid_grant', error_description: 'Invalid "code" in request.' });
      return issue(rest, { ...grant, expiresAtMs: 0 });
    });

    app.post('/oauth2/token/revoke', async (request, reply) => {
      const form = formOf(request);
      if (!isOurClient(rest, request, form)) return reply.status(401).send({ error: 'invalid_client' });
      accesses.delete(form.get('token') ?? '');
      refreshes.delete(form.get('token') ?? '');
      return {};
    });

    app.get('/users/@me', async (request) => {
      if (request.headers.authorization?.startsWith('Bearer ')) {
        const user = world.users.get(requireAccess(rest, request, 'identify').personId);
        if (!user) throw faults.unauthorized();
        return { ...userJson(user), locale: 'en-US', mfa_enabled: false, flags: 0 };
      }
      requireBot(rest, request);
      const bot = world.users.get(world.application.botId);
      if (!bot) throw faults.unknownUser();
      return { ...userJson(bot), verified: true, mfa_enabled: true, email: null, flags: 0 };
    });

    app.get('/users/@me/guilds', async (request) => {
      const { id, name } = world.guild;
      if (request.headers.authorization?.startsWith('Bearer ')) requireAccess(rest, request, 'guilds');
      else requireBot(rest, request);
      return [{ id, name, icon: null, banner: null, owner: false, permissions: '0', features: [] }];
    });

    app.get('/users/@me/guilds/:guildId/member', async (request) => {
      const { personId } = requireAccess(rest, request, 'guilds.members.read');
      const member = world.members.get(personId);
      if (param(request, 'guildId') !== world.guild.id || !member) throw faults.unknownGuild();
      return memberJson(world, member);
    });

    app.get('/oauth2/@me', async (request) => {
      const { personId, scope, expiresAtMs } = requireAccess(rest, request);
      const user = world.users.get(personId);
      const { id, name } = world.application;
      const application = { id, name, icon: null, description: '', bot_public: true };
      const scopes = scope.split(' ');
      return {
        application,
        scopes,
        expires: new Date(expiresAtMs).toISOString(),
        ...(user ? { user: userJson(user) } : {}),
      };
    });
  }

  function authorize(rest: Rest, request: FastifyRequest, reply: FastifyReply): unknown {
    const { world } = rest;
    const redirectUri = query(request, 'redirect_uri') ?? '';
    const scope = query(request, 'scope') ?? '';
    if (query(request, 'client_id') !== world.application.id) throw new DiscordFault(400, 10002, 'Unknown Application');
    if (query(request, 'response_type') !== 'code' || !isRegistered(world.application.redirectUris, redirectUri)) {
      throw new DiscordFault(400, 50044, 'Invalid OAuth2 redirect_uri');
    }
    const state = query(request, 'state');
    const target = new URL(redirectUri);
    if (state !== undefined) target.searchParams.set('state', state);
    const personId = query(request, 'sandbox_person');
    if (personId === undefined) {
      return reply
        .type('text/html')
        .send(consentPage(world, request.url, { application: world.application.name, scope }));
    }
    // Who belongs to no server can consent too: the application has to look.
    if (world.users.get(personId)?.bot !== false) {
      target.searchParams.set('error', 'access_denied');
      return reply.redirect(target.href, 302);
    }
    const code = randomBytes(15).toString('base64url');
    const challenge = query(request, 'code_challenge_method') === 'S256' ? query(request, 'code_challenge') : undefined;
    const expiresAtMs = world.clock.now() + codeLivesMs;
    codes.set(code, { personId, scope, redirectUri, expiresAtMs, ...(challenge ? { challenge } : {}) });
    target.searchParams.set('code', code);
    return reply.redirect(target.href, 302);
  }

  function issue({ world }: Rest, { personId, scope }: Access): object {
    const access_token = randomBytes(22).toString('base64url');
    const refresh_token = randomBytes(22).toString('base64url');
    const access = { personId, scope, expiresAtMs: world.clock.now() + tokenLivesSeconds * 1000 };
    accesses.set(access_token, access);
    refreshes.set(refresh_token, access);
    return { token_type: 'Bearer', access_token, expires_in: tokenLivesSeconds, refresh_token, scope };
  }

  function requireAccess({ world }: Rest, request: FastifyRequest, scope?: string): Access {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const access = token ? accesses.get(token) : undefined;
    if (!access || access.expiresAtMs < world.clock.now()) throw faults.unauthorized();
    if (scope && !access.scope.split(' ').includes(scope)) throw faults.missingAccess();
    return access;
  }
}

/** Loopback addresses need no registration here; Discord itself wants every address registered. */
function isRegistered(registered: readonly string[], uri: string): boolean {
  if (registered.includes(uri)) return true;
  return URL.canParse(uri) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(uri).hostname);
}

function formOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
}

function isOurClient({ world }: Rest, request: FastifyRequest, form: URLSearchParams): boolean {
  const [scheme, encoded = ''] = (request.headers.authorization ?? '').split(' ');
  const [basicId, basicSecret] = scheme === 'Basic' ? Buffer.from(encoded, 'base64').toString('utf8').split(':') : [];
  const id = basicId ?? form.get('client_id');
  const secret = Buffer.from(basicSecret ?? form.get('client_secret') ?? '');
  const expected = Buffer.from(world.application.clientSecret);
  return id === world.application.id && secret.length === expected.length && timingSafeEqual(secret, expected);
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

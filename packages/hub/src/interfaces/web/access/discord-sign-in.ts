/**
 * Signing in with Discord: OAuth2 code flow with PKCE and a state that is bound to the browser.
 * Source: https://discord.com/developers/docs/topics/oauth2
 */
import { createHash, randomBytes } from 'node:crypto';
import { HeraldError } from '@herald/protocol/herald-error';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

export type DiscordSignInOptions = {
  apiUrl: string;
  /** Where people consent: discord.com, or what stands in for it. */
  siteUrl: string;
  /** Undefined until Discord was reached. */
  applicationId(): string | undefined;
  clientSecret: string;
  /** Members of this server (guild) may sign in. */
  guildId(): string | undefined;
  timeoutMs?: number;
};

export type SignInAttempt = { state: string; verifier: string };
export type DiscordPerson = { personId: string; name: string; roleIds: readonly string[] };

export type DiscordSignIn = {
  begin(): SignInAttempt;
  /** Where the browser goes to consent. */
  consentUrl(attempt: SignInAttempt, redirectUri: string): string;
  /** Throws `sign-in/refused`, `sign-in/not-a-member` or `sign-in/discord-unreachable`. */
  finish(code: string, verifier: string, redirectUri: string): Promise<DiscordPerson>;
};

const tokenCheck = Compile(Type.Object({ access_token: Type.String({ minLength: 1, maxLength: 400 }) }));
const userCheck = Compile(
  Type.Object({
    id: Type.String({ pattern: '^[0-9]{1,20}$' }),
    username: Type.String(),
    global_name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
);
const memberCheck = Compile(
  Type.Object({
    nick: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    roles: Type.Array(Type.String(), { maxItems: 250 }),
  }),
);
const maxBytes = 200_000;

export function createDiscordSignIn(options: DiscordSignInOptions): DiscordSignIn {
  const { apiUrl, siteUrl, applicationId, clientSecret, guildId, timeoutMs = 8_000 } = options;
  return { begin, consentUrl, finish };

  function begin(): SignInAttempt {
    return { state: randomBytes(18).toString('base64url'), verifier: randomBytes(32).toString('base64url') };
  }

  function consentUrl({ state, verifier }: SignInAttempt, redirectUri: string): string {
    const query = new URLSearchParams({
      client_id: knownApplicationId(),
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'identify guilds.members.read',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      prompt: 'none',
    });
    return `${new URL('/oauth2/authorize', siteUrl)}?${query}`;
  }

  async function finish(code: string, verifier: string, redirectUri: string): Promise<DiscordPerson> {
    const guild = guildId();
    if (guild === undefined) {
      throw new HeraldError('sign-in/no-server', {
        message:
          "The registry names no Discord server and the bot is not in exactly one, so Herald can't tell who may sign in.",
        next: 'Set `discord.guild` in the registry.',
      });
    }
    const token = await call('/oauth2/token', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${knownApplicationId()}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }).toString(),
    });
    if (!tokenCheck.Check(token.body)) throw refused();
    const headers = { authorization: `Bearer ${token.body.access_token}` };
    const user = await call('/users/@me', { headers });
    if (!userCheck.Check(user.body)) throw refused();
    const member = await call(`/users/@me/guilds/${guild}/member`, { headers });
    if (!memberCheck.Check(member.body)) throw notAMember();
    const name = member.body.nick ?? user.body.global_name ?? user.body.username;
    return { personId: user.body.id, name, roleIds: member.body.roles };
  }

  function knownApplicationId(): string {
    const known = applicationId();
    if (known === undefined) throw unreachable();
    return known;
  }

  async function call(path: string, request: RequestInit): Promise<{ status: number; body: unknown }> {
    try {
      const response = await fetch(`${apiUrl}/v10${path}`, {
        ...request,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      if (response.status >= 500 || response.status === 429) throw new Error(`status ${response.status}`);
      return { status: response.status, body: text.length > maxBytes ? undefined : parseJson(text) };
    } catch (cause) {
      throw unreachable(cause);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(cause?: unknown): HeraldError {
  return new HeraldError('sign-in/discord-unreachable', {
    message: 'Discord does not answer, so signing in is not possible right now.',
    next: 'Try again in a minute. Whoever runs the hub can print a one-time link instead.',
    cause,
  });
}

function refused(): HeraldError {
  return new HeraldError('sign-in/refused', {
    message: 'Discord did not confirm who you are.',
    next: 'Sign in again. If it fails again, tell whoever runs Herald: the application id or its secret may be wrong.',
  });
}

function notAMember(): HeraldError {
  return new HeraldError('sign-in/not-a-member', {
    message: "You are not a member of the Discord server that Herald serves, so its pages aren't open to you.",
    next: 'Ask a colleague for an invitation to the server, or sign in with another Discord account.',
  });
}

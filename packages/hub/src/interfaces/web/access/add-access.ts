/** Signing in and out: with Discord, or with a one-time link that the hub printed. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { herald } from '../../../format/command-words.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import { urlOf } from '../request-url.ts';
import type { WebParts } from '../web-parts.ts';
import { createDiscordSignIn } from './discord-sign-in.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { Gate } from './gate.ts';
import { isLocalCommand } from './local-command.ts';
import { ownAddress } from './own-address.ts';
import { linkPersonId } from './roles.ts';
import { isSame, type SessionBook, sessionCookie, sessionSeconds } from './session.ts';
import type { SignInLinks } from './sign-in-links.ts';

export type AccessParts = {
  parts: WebParts;
  sessions: SessionBook;
  links: SignInLinks;
  ended: EndedSessions;
  gate: Gate;
};

const attemptCookie = 'herald_sign_in';
const fewer = { rateLimit: { max: 20, timeWindow: 60_000 } };

export function addAccess(app: FastifyInstance, { parts, sessions, links, ended, gate }: AccessParts): void {
  const { settings, secrets } = parts;
  const discord =
    parts.discord && secrets.discordClientSecret
      ? createDiscordSignIn({
          apiUrl: settings.discordApiUrl,
          siteUrl: settings.discordSiteUrl,
          applicationId: parts.discord.applicationId,
          clientSecret: secrets.discordClientSecret,
          guildId: parts.discord.servedGuildId,
        })
      : undefined;

  app.get('/sign-in', async (request, reply) =>
    page(reply, signInPage(gate.context(request), { kind: discord ? 'discord' : 'link' })),
  );

  app.get('/sign-in/discord', { config: fewer }, async (request, reply) => {
    if (!discord) return reply.redirect('/sign-in');
    const started = discord.begin();
    return reply
      .setCookie(attemptCookie, `${started.state}.${started.verifier}`, cookieOptions(request, 600, 'lax'))
      .redirect(discord.consentUrl(started, callbackUrl(request)));
  });

  app.get('/sign-in/discord/back', { config: fewer }, async (request, reply) => {
    const query = urlOf(request).searchParams;
    const [state = '', verifier = ''] = request.cookies[attemptCookie]?.split('.') ?? [];
    reply.clearCookie(attemptCookie, { path: '/' });
    if (!discord || state === '' || !isSame(state, query.get('state') ?? '')) {
      throw new HeraldError('sign-in/refused', {
        message: 'This sign-in was begun elsewhere, or too long ago.',
        next: 'Sign in again from the beginning.',
      });
    }
    const code = query.get('code');
    // Whoever cancels at Discord comes back without a code.
    if (!code) return page(reply, signInPage(gate.context(request), { kind: 'cancelled' }));
    const person = await discord.finish(code, verifier, callbackUrl(request));
    return letIn(request, reply, person);
  });

  // What `herald sign-in` asks for.
  app.post('/api/sign-in-link', { config: fewer }, async (request) => {
    if (!isLocalCommand(request, secrets.localToken)) {
      throw new HeraldError('web/sign-in-needed', {
        message: 'Only a command on the machine of the hub gets a link.',
        next: `Run \`${herald('sign-in')}\` there.`,
      });
    }
    return { path: links.issuePath(), webUrl: settings.webUrl };
  });

  // Opening the link alone uses nothing up: previews of chat programs open links too.
  app.get('/sign-in/link', { config: fewer }, async (request, reply) =>
    page(
      reply,
      signInPage(gate.context(request), { kind: 'redeem', secret: urlOf(request).searchParams.get('secret') ?? '' }),
    ),
  );

  app.post('/sign-in/link', { config: fewer }, async (request, reply) => {
    // Else another site could sign a visitor in as somebody of its choice.
    gate.needOwnSite(request);
    const body: unknown = request.body;
    const secret = typeof body === 'object' && body !== null && 'secret' in body ? String(body.secret) : '';
    if (!(await links.redeem(secret))) {
      throw new HeraldError('web/link-used', {
        message: 'This link was used before, or is older than fifteen minutes.',
        next: `Whoever runs the hub gets a new one with \`${herald('sign-in')}\`.`,
      });
    }
    return letIn(request, reply, { personId: linkPersonId, name: 'Operator', roleIds: [] });
  });

  app.post('/sign-out', async (request, reply) => {
    const context = gate.context(request);
    gate.needOwnPage(request, context);
    if (context.session) await ended.end(context.session.id);
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/', 303);
  });

  function letIn(
    request: FastifyRequest,
    reply: FastifyReply,
    person: Parameters<SessionBook['issue']>[0],
  ): FastifyReply {
    return reply
      .setCookie(sessionCookie, sessions.issue(person), cookieOptions(request, sessionSeconds, 'lax'))
      .redirect('/', 303);
  }

  /** Throws `sign-in/no-address`. */
  function callbackUrl(request: FastifyRequest): string {
    const address = settings.webUrl ?? ownAddress(request);
    if (address !== undefined) return `${address}/sign-in/discord/back`;
    throw new HeraldError('sign-in/no-address', {
      message: 'Herald does not know the address of its own pages, so Discord could not send you back to them.',
      next: 'Whoever runs Herald sets HERALD_WEB_URL.',
    });
  }

  /** Only over TLS where the visitor came over it: by the address that is set, or by what a trusted proxy says. */
  function cookieOptions({ protocol }: FastifyRequest, maxAge: number, sameSite: 'lax' | 'strict') {
    const secure = settings.webUrl?.startsWith('https:') ?? protocol === 'https';
    return { path: '/', httpOnly: true, sameSite, secure, maxAge };
  }
}

function page(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text);
}

/** Who asks, and whether they may: the one place where a request becomes a person with a role. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyRequest } from 'fastify';
import type { DayHistory } from '../day-history.ts';
import type { PageContext } from '../page-context.ts';
import type { WebParts } from '../web-parts.ts';
import type { CurrentRoles } from './current-roles.ts';
import { mayAct, type Role, roleOf, viewerOf } from './roles.ts';
import { type SessionBook, sessionCookie } from './session.ts';

export type Gate = {
  /** Everyone, with what they may see. */
  context(request: FastifyRequest): PageContext;
  /** Throws `web/sign-in-needed` or `web/not-allowed`. */
  need(request: FastifyRequest, role: Role): PageContext;
  /** For what changes something: throws `web/other-site` unless it comes from a page of this site with its token. */
  needOwnPage(request: FastifyRequest, context: PageContext): void;
};

export type GateParts = {
  parts: WebParts;
  sessions: SessionBook;
  currentRoles: Pick<CurrentRoles, 'current'>;
  dayHistory: DayHistory;
};

const whoHas: Readonly<Record<Role, string>> = {
  public: 'everybody',
  member: 'people with a role that may ask Herald',
  engineer: 'engineers',
  platform: 'the platform team',
};

export function createGate({ parts, sessions, currentRoles, dayHistory }: GateParts): Gate {
  return { context, need, needOwnPage };

  function context(request: FastifyRequest): PageContext {
    const readModel = parts.readModel();
    const signedIn = sessions.read(request.cookies[sessionCookie]);
    const session = signedIn && currentRoles.current(signedIn);
    const role = roleOf(session, readModel.registry);
    return {
      parts,
      readModel,
      dayHistory,
      role,
      viewer: viewerOf(role, readModel.registry),
      zone: readModel.registry.zone,
      url: new URL(request.url, 'http://herald.invalid'),
      ...(session ? { session, csrfToken: sessions.csrfToken(session) } : {}),
    };
  }

  function need(request: FastifyRequest, role: Role): PageContext {
    const found = context(request);
    if (mayAct(found.role, role)) return found;
    if (!found.session) {
      throw new HeraldError('web/sign-in-needed', {
        message: 'This page needs you to sign in.',
        next: 'Sign in, then open it again.',
      });
    }
    throw new HeraldError('web/not-allowed', {
      message: `This page is for ${whoHas[role]}.`,
      next: 'If it should be open to you, ask the platform team for the role in Discord, then sign in again.',
    });
  }

  function needOwnPage(request: FastifyRequest, { session }: PageContext): void {
    const body: unknown = request.body;
    const field = typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined;
    const token = request.headers['x-herald-csrf'] ?? field;
    const site = request.headers['sec-fetch-site'];
    const isOwn = site === undefined || site === 'same-origin';
    if (isOwn && session && sessions.isCsrfToken(session, token)) return;
    throw new HeraldError('web/other-site', {
      message: 'This request did not come from a page of Herald that you opened.',
      next: 'Open the page again and repeat what you did.',
    });
  }
}

/** Who asks, and whether they may: the one place where a request becomes a person with a role. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyRequest } from 'fastify';
import type { DayHistory } from '../day-history.ts';
import type { PageContext } from '../page-context.ts';
import { urlOf } from '../request-url.ts';
import type { PastIncidents } from '../status/past-incidents.ts';
import type { WebParts } from '../web-parts.ts';
import type { CurrentRoles } from './current-roles.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { ownAddress } from './own-address.ts';
import { mayAct, type Role, roleOf, viewerOf } from './roles.ts';
import { type Session, type SessionBook, sessionCookie } from './session.ts';

export type Gate = {
  /** Who is signed in now: not who signed out, or has left the server since. */
  session(request: FastifyRequest): Session | undefined;
  /** Before a request of somebody who is signed in: asks whether they still are, and still belong, where that was long ago. */
  look(request: FastifyRequest): Promise<void>;
  /** Everyone, with what they may see. */
  context(request: FastifyRequest): PageContext;
  /** Throws `web/sign-in-needed` or `web/not-allowed`. */
  need(request: FastifyRequest, role: Role): PageContext;
  /** For what changes something: throws `web/other-site` unless it comes from a page of this site with its token. */
  needOwnPage(request: FastifyRequest, context: PageContext): void;
  /** For what nobody needs to be signed in for: throws `web/other-site` where a browser says that another site sent it. */
  needOwnSite(request: FastifyRequest): void;
};

export type GateParts = {
  parts: WebParts;
  sessions: SessionBook;
  ended: EndedSessions;
  currentRoles: CurrentRoles;
  dayHistory: DayHistory;
  pastIncidents: PastIncidents;
};

const whoHas: Readonly<Record<Role, string>> = {
  public: 'everybody',
  member: 'people with a role that may ask Herald',
  engineer: 'engineers',
  platform: 'the platform team',
};

export function createGate({ parts, sessions, ended, currentRoles, dayHistory, pastIncidents }: GateParts): Gate {
  return { session, look, context, need, needOwnPage, needOwnSite };

  function signedIn(request: FastifyRequest): Session | undefined {
    const found = sessions.read(request.cookies[sessionCookie]);
    return found && !ended.has(found.id) ? found : undefined;
  }

  function session(request: FastifyRequest): Session | undefined {
    const found = signedIn(request);
    return found && currentRoles.current(found);
  }

  async function look(request: FastifyRequest): Promise<void> {
    if (sessions.read(request.cookies[sessionCookie])) await ended.refresh();
    const found = signedIn(request);
    if (found) await currentRoles.refresh(found);
  }

  function context(request: FastifyRequest): PageContext {
    const readModel = parts.readModel();
    const person = session(request);
    const role = roleOf(person, readModel.registry);
    const siteUrl = parts.settings.webUrl ?? ownAddress(request);
    return {
      parts,
      readModel,
      dayHistory,
      pastIncidents,
      role,
      viewer: viewerOf(role, readModel.registry),
      zone: readModel.registry.zone,
      ...(siteUrl === undefined ? {} : { siteUrl }),
      url: urlOf(request),
      ...(person ? { session: person, csrfToken: sessions.csrfToken(person) } : {}),
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
    if (isOwnSite(request) && session && sessions.isCsrfToken(session, token)) return;
    throw otherSite();
  }

  function needOwnSite(request: FastifyRequest): void {
    if (!isOwnSite(request)) throw otherSite();
  }

  /** Browsers say on their own where a form was sent from; older ones by `Origin` alone, and a page cannot change either. */
  function isOwnSite({ headers, host }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    if (headers.origin === undefined) return true;
    const origin = URL.parse(headers.origin);
    return origin !== null && [host, URL.parse(parts.settings.webUrl ?? '')?.host].includes(origin.host);
  }
}

function otherSite(): HeraldError {
  return new HeraldError('web/other-site', {
    message: 'This request did not come from a page of Herald that you opened.',
    next: 'Open the page again and repeat what you did.',
  });
}

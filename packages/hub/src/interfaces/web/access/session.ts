/** Who is signed in, kept in a signed cookie: the hub remembers no sessions and can be restarted. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

export type Session = Static<typeof Session>;
const Session = Type.Object({
  /** Discord user id, or `link` for whom the hub's own link let in. */
  personId: Type.String({ minLength: 1, maxLength: 64 }),
  name: Type.String({ maxLength: 100 }),
  roleIds: Type.Array(Type.String({ maxLength: 32 }), { maxItems: 250 }),
  endsAtMs: Type.Number(),
  /** Of this sign-in; the CSRF token is made from it. */
  id: Type.String({ minLength: 16, maxLength: 64 }),
});
const sessionCheck = Compile(Session);

/** Roles in Discord can be taken away, so a session ends on the same day. */
export const sessionSeconds = 12 * 3_600;
export const sessionCookie = 'herald_session';

export type SessionBook = {
  /** A new session as the text of its cookie. */
  issue(person: { personId: string; name: string; roleIds: readonly string[] }): string;
  /** Undefined where it is forged, damaged or over. */
  read(cookie: string | undefined): Session | undefined;
  csrfToken(session: Session): string;
  isCsrfToken(session: Session, token: unknown): boolean;
};

export function createSessions(key: string, nowMs: () => number): SessionBook {
  return { issue, read, csrfToken, isCsrfToken };

  function issue(person: { personId: string; name: string; roleIds: readonly string[] }): string {
    const session: Session = {
      personId: person.personId,
      name: person.name.slice(0, 100),
      roleIds: person.roleIds.slice(0, 250),
      endsAtMs: nowMs() + sessionSeconds * 1000,
      id: randomBytes(18).toString('base64url'),
    };
    const body = Buffer.from(JSON.stringify(session)).toString('base64url');
    return `${body}.${sign('session', body)}`;
  }

  function read(cookie: string | undefined): Session | undefined {
    const [body = '', signature = ''] = cookie?.split('.') ?? [];
    if (body.length > 8_000 || !isSame(signature, sign('session', body))) return undefined;
    const session: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return sessionCheck.Check(session) && session.endsAtMs > nowMs() ? session : undefined;
  }

  function csrfToken(session: Session): string {
    return sign('csrf', session.id);
  }

  function isCsrfToken(session: Session, token: unknown): boolean {
    return typeof token === 'string' && isSame(token, csrfToken(session));
  }

  function sign(purpose: 'session' | 'csrf', text: string): string {
    return createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
  }
}

/** Compares without telling by its time how much was right. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

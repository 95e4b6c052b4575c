/** Visits to the pages without a browser: signed out, signed in by a link, or with roles as Discord would tell them. */
import { createSessions, sessionCookie } from '../access/session.ts';
import { createWeb, type Web } from '../create-web.ts';
import type { WebParts } from '../web-parts.ts';
import { someParts, testSecrets } from './some-parts.ts';

export type Person = 'nobody' | 'member' | 'engineer' | 'platform';

const roles: Readonly<Record<Exclude<Person, 'nobody'>, readonly string[]>> = {
  member: [],
  engineer: ['334455667788990011'],
  platform: ['334455667788990022'],
};

export type Visitor = AsyncDisposable & {
  web: Web;
  get(
    path: string,
    person?: Person,
  ): Promise<{ status: number; text: string; headers: Readonly<Record<string, unknown>> }>;
  /** Of a person who is signed in: the cookie and the token of their pages. */
  signIn(person: Exclude<Person, 'nobody'>, name?: string): { cookie: string; csrf: string };
};

export async function visit(override: Partial<WebParts> = {}): Promise<Visitor> {
  const parts = someParts(override);
  const web = await createWeb(parts);
  const sessions = createSessions(testSecrets.sessionKey, () => parts.clock.now());
  return { web, get, signIn, [Symbol.asyncDispose]: stop };

  async function stop(): Promise<void> {
    await web[Symbol.asyncDispose]();
    await parts.drawer[Symbol.asyncDispose]();
  }

  async function get(path: string, person: Person = 'nobody') {
    const headers = person === 'nobody' ? {} : { cookie: signIn(person).cookie };
    const response = await web.app.inject({ method: 'GET', url: path, headers });
    return { status: response.statusCode, text: response.body, headers: response.headers };
  }

  function signIn(person: Exclude<Person, 'nobody'>, name = 'Kim') {
    const text = sessions.issue({ personId: '112233445566778899', name, roleIds: roles[person] });
    const session = sessions.read(text);
    return { cookie: `${sessionCookie}=${text}`, csrf: session ? sessions.csrfToken(session) : '' };
  }
}

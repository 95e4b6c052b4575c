/** Roles that somebody signed in with can be taken away: whoever is signed in is looked up in Discord again and again. */
import type { Standing } from '../../discord/gate/membership.ts';
import { linkPersonId } from './roles.ts';
import type { Session } from './session.ts';

export type CurrentRoles = {
  /** Before a request is judged. While Discord can't be asked, what was known last stays. */
  refresh(session: Session): Promise<void>;
  /** With the roles of now; undefined for whoever left the server. */
  current(session: Session): Session | undefined;
};

const mostKept = 1_000;

export function createCurrentRoles(standing: (personId: string) => Promise<Standing>): CurrentRoles {
  const known = new Map<string, readonly string[] | 'left'>();
  return { refresh, current };

  async function refresh({ personId }: Session): Promise<void> {
    if (personId === linkPersonId) return;
    const at = await standing(personId);
    if (at.kind === 'unknown') return;
    known.delete(personId);
    known.set(personId, at.kind === 'member' ? at.roleIds : 'left');
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  }

  function current(session: Session): Session | undefined {
    const roleIds = known.get(session.personId);
    if (roleIds === 'left') return undefined;
    return roleIds === undefined ? session : { ...session, roleIds: [...roleIds] };
  }
}

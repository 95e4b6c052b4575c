/** Why the agent cannot start, as one line that names the setting. Undefined where it is no matter of settings. */
import { errorLine, isHeraldError } from '@herald/protocol/herald-error';
import { keyFaultLine } from '../keys/key-ring.ts';
import type { Settings } from '../settings/settings.ts';

/** What mends by itself is worth another try: systemd does that, but not where only a person can help. */
export type StartFault = { line: string; mends: 'by itself' | 'by hand' };

export function startFault(error: unknown, { port, host }: Settings): StartFault | undefined {
  const byHand = (line: string): StartFault => ({ line, mends: 'by hand' });
  const keyFault = keyFaultLine(error);
  if (keyFault !== undefined) return byHand(keyFault);
  if (isHeraldError(error) && error.code === 'state/unwritable')
    return byHand(
      'HERALD_AGENT_STATE_DIR names a directory that cannot be written. Example: HERALD_AGENT_STATE_DIR=/var/lib/herald-agent',
    );
  if (isHeraldError(error)) return byHand(errorLine(error));
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return {
        line: `HERALD_AGENT_PORT ${port} is taken by another program; \`sudo herald-agent doctor\` names it. Example: HERALD_AGENT_PORT=9441`,
        mends: 'by itself',
      };
    case 'EACCES':
      return byHand(`HERALD_AGENT_PORT ${port} may not be used by this user. Example: HERALD_AGENT_PORT=9440`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      // After a boot an address, or the name server, may come late.
      return {
        line: `HERALD_AGENT_HOST ${host ?? ''} is no address of this machine, or not yet. Example: HERALD_AGENT_HOST=0.0.0.0`,
        mends: 'by itself',
      };
    default:
      return undefined;
  }
}

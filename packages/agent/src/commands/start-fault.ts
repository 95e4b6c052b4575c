/** Why the agent cannot start, as one line that names the setting. Undefined where it is no matter of settings. */
import { errorLine, isHeraldError } from '@herald/protocol/herald-error';
import { keyFaultLine } from '../keys/key-ring.ts';
import type { Settings } from '../settings/settings.ts';

export function startFault(error: unknown, { port, host }: Settings): string | undefined {
  const keyFault = keyFaultLine(error);
  if (keyFault !== undefined) return keyFault;
  if (isHeraldError(error) && error.code === 'state/unwritable')
    return 'HERALD_AGENT_STATE_DIR names a directory that cannot be written. Example: HERALD_AGENT_STATE_DIR=/var/lib/herald-agent';
  if (isHeraldError(error)) return errorLine(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `HERALD_AGENT_PORT ${port} is taken by another program. Example: HERALD_AGENT_PORT=9441`;
    case 'EACCES':
      return `HERALD_AGENT_PORT ${port} may not be used by this user. Example: HERALD_AGENT_PORT=9440`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HERALD_AGENT_HOST ${host ?? ''} is no address of this machine. Example: HERALD_AGENT_HOST=0.0.0.0`;
    default:
      return undefined;
  }
}

/** Whether EC2's metadata service answers as it should, and whether the clock agrees with it. */
import { errorLine, isHeraldError } from '@herald/protocol/herald-error';
import { createImdsClient } from '../../imds/imds-client.ts';
import type { ImdsSettings } from '../../settings/settings.ts';
import { type Finding, ok } from './finding.ts';

const imdsLimitMs = 8000;

/** Also compares the clocks: every answer of the service has the time in it. */
export async function checkImds(imds: ImdsSettings): Promise<Finding[]> {
  if (imds.mode === 'disabled')
    return [{ level: 'note', what: 'metadata', words: 'switched off by AWS_EC2_METADATA_DISABLED' }];
  await using client = createImdsClient({ endpoints: imds.endpoints });
  try {
    const answer = await client.get('meta-data/instance-id', AbortSignal.timeout(imdsLimitMs));
    if (answer.kind === 'absent')
      return [{ level: 'fail', what: 'metadata', words: 'a service answers, but it is not the one of EC2' }];
    return [
      ok('metadata', `version 2 answers; this is ${answer.text.slice(0, 64)}`),
      await checkVersion1(imds),
      ...checkClock(client.clockDifferenceMs()),
    ];
  } catch (error) {
    const isElsewhere = isHeraldError(error) && error.code === 'imds/unreachable';
    return [{ level: isElsewhere ? 'note' : 'fail', what: 'metadata', words: errorLine(error) }];
  }
}

/**
 * Whether version 1 is off: a request without a token must get 401. Only this command asks so, on a person's order, and
 * throws the answer away.
 */
async function checkVersion1({ endpoints }: Extract<ImdsSettings, { mode: 'enabled' }>): Promise<Finding> {
  for (const endpoint of endpoints) {
    try {
      const response = await fetch(`${endpoint}/latest/`, { redirect: 'manual', signal: AbortSignal.timeout(2000) });
      await response.body?.cancel();
      if (response.status === 401) return ok('metadata', 'version 1 is off');
      return {
        level: 'note',
        what: 'metadata',
        words:
          'version 1 still answers. Require version 2: aws ec2 modify-instance-metadata-options --http-tokens required --instance-id ID',
      };
    } catch {
      // This address family does not lead there; the next one may.
    }
  }
  return { level: 'note', what: 'metadata', words: 'whether version 1 is off could not be seen' };
}

function checkClock(differenceMs: number | undefined): Finding[] {
  if (differenceMs === undefined) return [];
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  if (seconds <= 30) return [ok('clock', 'agrees with the metadata service')];
  return [
    {
      level: 'fail',
      what: 'clock',
      words: `differs by ${seconds} seconds from the metadata service; a hub is refused from 60 on. Start chrony: systemctl enable --now chronyd`,
    },
  ];
}

/** Every agent, asked once, and the clocks of those who answer. */

import type { Host } from '../../../domain/registry.ts';
import { herald } from '../../../format/command-words.ts';
import { identityWords } from '../../../format/identity-words.ts';
import type { CommandContext } from '../../commands/command.ts';
import { count } from '../../commands/registry/check.ts';
import { askAgents } from '../ask-agents.ts';
import { outcomeWords } from '../outcome-words.ts';
import type { Finding } from './finding.ts';

/** So many failures are said one by one. */
const singly = 50;
/** Signatures are refused from 60 s on; half of that is time to act. */
const skewToMentionSeconds = 30;

export async function checkAgents(hosts: readonly Host[], context: CommandContext): Promise<Finding[]> {
  if (hosts.length === 0) {
    return [
      {
        state: 'warn',
        about: 'agent',
        message: 'There is no host to ask.',
        next: `Add one: ${herald('registry add NAME ADDRESS')}`,
      },
    ];
  }
  const asked = await askAgents(hosts, context);
  const failed = asked.filter(({ outcome }) => outcome.kind !== 'report');
  const findings = failed.slice(0, singly).map(({ host, outcome }): Finding => {
    const { message, next } = outcomeWords(outcome);
    return { state: 'fail', about: 'agent', message: `${host.name} (${host.url}): ${message}`, next };
  });
  if (failed.length > singly) {
    findings.push({
      state: 'fail',
      about: 'agent',
      message: `${failed.length - singly} more do not answer well.`,
      next: '',
    });
  }
  const well = asked.length - failed.length;
  if (well > 0)
    findings.unshift({
      state: 'ok',
      about: 'agent',
      message: `${well} of ${count(asked.length, 'agent')} ${well === 1 ? 'answers' : 'answer'} well.`,
      next: '',
    });
  for (const { host, identity } of asked) {
    if (identity?.kind !== 'mismatch' && identity?.kind !== 'wrong-signature') continue;
    const next = 'Find out which machine answers at that address.';
    findings.push({ state: 'fail', about: 'agent', message: `${host.name}: ${identityWords(identity)}`, next });
  }
  const skewed = asked.filter(
    ({ outcome }) => outcome.kind === 'report' && Math.abs(outcome.clockSkewSeconds) >= skewToMentionSeconds,
  );
  for (const { host } of skewed.slice(0, singly)) {
    findings.push({
      state: 'warn',
      about: 'clock',
      message: `The clock of ${host.name} and the hub's differ by more than ${skewToMentionSeconds} s.`,
      next: 'Let both keep time with NTP.',
    });
  }
  if (well > 0 && skewed.length === 0)
    findings.push({ state: 'ok', about: 'clock', message: 'The clocks agree.', next: '' });
  return findings;
}

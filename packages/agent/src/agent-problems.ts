/** Every problem that a report can carry: code, what happened, what to do. `detail` is put where `%` stands. */
import type { Problem } from '@herald/protocol/problems';

const problems = {
  'imds/pending': {
    message: 'The EC2 metadata service has not answered yet; the agent has just started.',
    next: 'Ask again in a few seconds.',
  },
  'imds/disabled': {
    message: 'Reading EC2 metadata is switched off (AWS_EC2_METADATA_DISABLED).',
    next: 'Unset AWS_EC2_METADATA_DISABLED where the agent runs, if this is an EC2 instance.',
  },
  'imds/unreachable': {
    message: 'No EC2 metadata service answers here.',
    next: 'On EC2, check that no firewall or route blocks 169.254.169.254; elsewhere set AWS_EC2_METADATA_DISABLED=true.',
  },
  'imds/hop-limit': {
    message: 'The metadata service takes the connection, but its token never arrives.',
    next: 'In a container, set the hop limit to 2: aws ec2 modify-instance-metadata-options --http-put-response-hop-limit 2 --instance-id ID',
  },
  'imds/slow': {
    message: 'The metadata service takes too long to answer.',
    next: 'Nothing, if it passes. Else check the load of the instance, and whether a proxy stands before 169.254.169.254.',
  },
  'imds/forbidden': {
    message: 'The metadata service refuses: it is switched off for this instance, or something adds X-Forwarded-For.',
    next: 'Switch it on: aws ec2 modify-instance-metadata-options --http-endpoint enabled --instance-id ID',
  },
  'imds/token-refused': {
    message: 'The metadata service gives no token, or takes none that it gave.',
    next: 'Check with `herald-agent doctor`, and that no proxy stands before 169.254.169.254.',
  },
  'imds/absent': {
    message: 'A metadata service answers, but does not know an instance id: it is not the one of EC2.',
    next: 'Check AWS_EC2_METADATA_SERVICE_ENDPOINT; on other clouds set AWS_EC2_METADATA_DISABLED=true.',
  },
  'imds/throttled': {
    message: 'The metadata service limits its answers: too many requests come from this instance.',
    next: 'Find what else on the instance asks so often; the agent waits longer meanwhile.',
  },
  'imds/unavailable': {
    message: 'The metadata service fails (HTTP %).',
    next: 'Nothing, if it passes; AWS says to try again, and the agent does.',
  },
  'imds/redirected': {
    message: 'The metadata service sends elsewhere; the agent does not follow.',
    next: 'Check AWS_EC2_METADATA_SERVICE_ENDPOINT: it must be the service itself.',
  },
  'imds/garbage': {
    message: 'What answers at the metadata address does not speak its language.',
    next: 'Check AWS_EC2_METADATA_SERVICE_ENDPOINT, and that no proxy stands before 169.254.169.254.',
  },
  'imds/partly-unread': {
    message: 'Some EC2 metadata cannot be read: %.',
    next: 'Nothing, if it passes: all else is read, and what was known of these is kept. If it lasts, look at the named categories with curl.',
  },
  'cpu/credits-spent': {
    message: 'The CPU credits of this burstable instance are spent: % % of its CPU time is withheld.',
    next: 'Wait, move work elsewhere, switch on unlimited mode, or take a larger instance type.',
  },
  'disk/silent': {
    message: 'The disk mounted at % does not answer.',
    next: 'Look at `dmesg` on the host; a volume may be detached or failing.',
  },
  'disk/forbidden': {
    message: "The disk mounted at % is closed to the agent's user, so its space is not known.",
    next: 'Nothing, if it needs no watching. Else open the folders above it to the user herald-agent: chmod o+x FOLDER',
  },
  'disk/failing': {
    message: 'The disk mounted at % instead of its space.',
    next: 'Look at `dmesg` on the host: the disk or its driver reports an error.',
  },
  'disk/impossible': {
    message: 'The disk mounted at % tells figures that cannot be, so its space is not told.',
    next: 'Compare with `df`; the file system or its driver may be faulty.',
  },
  'processes/hidden': {
    message:
      "This machine hides other users' processes from the agent (/proc is mounted with hidepid), so none are told.",
    next: 'Nothing, if they need no watching. Else mount /proc with gid=GROUP, and put the user herald-agent into that group.',
  },
  'metrics/unread': {
    message: 'The system does not tell the agent: %.',
    next: 'Nothing, if it passes. Else run the agent as a user who may ask for them.',
  },
  'key/file-unreadable': {
    message: 'The file with the hub keys cannot be used; the last good keys are kept.',
    next: 'Write one public key a line into the file that HERALD_HUB_PUBLIC_KEY_FILE names.',
  },
  'state/unwritable': {
    message: 'The state directory cannot be written.',
    next: 'Give the user of the agent the directory that HERALD_AGENT_STATE_DIR names.',
  },
} as const;

export type AgentProblemCode = keyof typeof problems;

export const agentProblemCodes = Object.keys(problems).sort();

/** A problem in words. `detail` is cut to fit. */
export function agentProblem(code: AgentProblemCode, detail = ''): Problem {
  const { message, next } = problems[code];
  return { code, message: message.replace('%', () => detail.slice(0, 240)), next };
}

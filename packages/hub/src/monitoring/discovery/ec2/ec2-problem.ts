/** Why EC2 could not be asked, so that an engineer can mend it. Source: EC2 API reference, error codes. */
import type { DiscoveryProblem } from '../discovered-host.ts';

/** What the hub does at EC2. */
export const describeInstances = 'ec2:DescribeInstances';
export const describeStatus = 'ec2:DescribeInstanceStatus';

type Words = Pick<DiscoveryProblem, 'code' | 'message' | 'next'>;

/** `action`: the call that failed. */
export function ec2Problem(error: unknown, region: string, action: string = describeInstances): DiscoveryProblem {
  const name = error instanceof Error ? error.name : 'Unknown';
  const text = error instanceof Error ? (error.message.split('\n')[0]?.slice(0, 200) ?? '') : 'no reason given';
  return { place: `ec2 ${region}`, ...wordsFor(name, text, region, action) };
}

function wordsFor(name: string, text: string, region: string, action: string): Words {
  const what = action === describeStatus ? 'read the status checks of instances' : 'list instances';
  if (
    /^(?:RequestLimitExceeded|Throttling.*|TooManyRequests.*|RequestThrottled.*|BandwidthLimitExceeded|SlowDown)$/.test(
      name,
    )
  )
    return {
      code: 'discovery/throttled',
      message: `AWS asks for fewer requests in ${region}.`,
      next: 'Herald waits longer by itself. Raise `every` in `discovery.ec2` if it stays so.',
    };
  if (/^(?:RequestExpired|RequestTimeTooSkewed|InvalidSignatureException|SignatureDoesNotMatch)$/.test(name))
    return {
      code: 'discovery/clock',
      message: `AWS does not take the hub's signature in ${region} (${name}).`,
      next: "Check the hub's clock first (timedatectl): AWS refuses what is more than five minutes off. If it is right, the secret key is wrong.",
    };
  if (/^(?:CredentialsProviderError|TokenProviderError|ExpiredToken.*)$/.test(name))
    return {
      code: 'discovery/no-credentials',
      message: name.startsWith('Expired')
        ? "The hub's AWS credentials have expired."
        : 'No valid AWS credentials were found for the hub.',
      next: "Give the hub's instance a role, or set the AWS SDK's own variables; keys never stand in the registry.",
    };
  if (/^(?:AuthFailure|InvalidClientTokenId|UnrecognizedClientException|MissingAuthenticationToken)$/.test(name))
    return {
      code: 'discovery/no-credentials',
      message: `AWS does not know the hub's credentials in ${region} (${name}).`,
      next: 'Check the access key; where it is right, the region may not be enabled for the account.',
    };
  if (/^(?:OptInRequired|Blocked|PendingVerification|SubscriptionRequired.*)$/.test(name))
    return {
      code: 'discovery/not-allowed',
      message: `AWS does not let this account use ${region} (${name}).`,
      next:
        name === 'Blocked'
          ? 'The account is blocked: ask AWS Support.'
          : 'Enable the region in the account settings, or take it out of `discovery.ec2`.',
    };
  if (/^(?:UnauthorizedOperation|AccessDenied.*|Client\.UnauthorizedOperation)$/.test(name))
    return {
      code: 'discovery/not-allowed',
      message: `AWS does not let the hub ${what} in ${region} (${name}).`,
      next: `Allow ${action}: ${policyFor([action])}. An SCP or a permissions boundary may forbid it too.`,
    };
  // A list that changes while it is read, page by page: nobody has to mend anything.
  if (/^(?:InvalidNextToken|InvalidPaginationToken|InvalidInstanceID\.NotFound)$/.test(name))
    return {
      code: 'discovery/unreachable',
      message: `The list of instances in ${region} changed while it was read (${name}).`,
      next: 'Herald reads it anew by itself; the hosts stay as they were.',
    };
  if (/^(?:Invalid|Malformed|Missing|Unknown)/.test(name) && name !== 'Unknown')
    return {
      code: 'discovery/bad-request',
      message: `EC2 in ${region} does not take the question (${name}: ${text}).`,
      next: 'Check `tags` in `discovery.ec2`; if they are right, this is a fault of Herald: report it with this line.',
    };
  if (/^(?:InternalError|InternalFailure|ServiceUnavailable|Unavailable|RequestTimeout.*|Http5\d\d)$/.test(name))
    return {
      code: 'discovery/unreachable',
      message: `EC2 in ${region} has trouble of its own (${name}).`,
      next: 'Herald goes on asking. See health.aws.amazon.com if it stays so.',
    };
  return {
    code: 'discovery/unreachable',
    message: `EC2 in ${region} could not be asked: ${text.replace(/\.+$/, '')}.`,
    next: 'Check the region, and that the hub reaches ec2.REGION.amazonaws.com over HTTPS, past any proxy.',
  };
}

/** The exact policy that is missing, to be pasted. */
export function policyFor(actions: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
}

export function isThrottled({ code }: DiscoveryProblem): boolean {
  return code === 'discovery/throttled';
}

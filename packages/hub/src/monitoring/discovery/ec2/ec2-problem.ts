/** Why EC2 could not be asked, so that an engineer can mend it. Source: EC2 API reference, error codes. */
import type { DiscoveryProblem } from '../discovered-host.ts';

export function ec2Problem(error: unknown, region: string): DiscoveryProblem {
  const place = `ec2 ${region}`;
  const name = error instanceof Error ? error.name : 'Unknown';
  const text = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : 'no reason given';
  if (isThrottling(name)) {
    return {
      code: 'discovery/throttled',
      place,
      message: `AWS asks for fewer requests in ${region}.`,
      next: 'Herald waits longer by itself. Raise `every` in `discovery.ec2` if it stays so.',
    };
  }
  if (/^(CredentialsProviderError|TokenProviderError|ExpiredToken.*|RequestExpired)$/.test(name)) {
    return {
      code: 'discovery/no-credentials',
      place,
      message: 'No valid AWS credentials were found for the hub.',
      next: "Give the hub's instance a role, or set the AWS SDK's own variables; keys never stand in the registry.",
    };
  }
  if (
    /^(UnauthorizedOperation|AuthFailure|AccessDenied.*|OptInRequired|InvalidClientTokenId|SignatureDoesNotMatch)$/.test(
      name,
    )
  ) {
    return {
      code: 'discovery/not-allowed',
      place,
      message: `AWS does not let the hub list instances in ${region} (${name}).`,
      next: 'Allow ec2:DescribeInstances and ec2:DescribeInstanceStatus, and check that the region is enabled for the account.',
    };
  }
  return {
    code: 'discovery/unreachable',
    place,
    message: `EC2 in ${region} could not be asked: ${text}.`,
    next: 'Check the region, and that the hub reaches ec2.REGION.amazonaws.com over HTTPS.',
  };
}

export function isThrottled({ code }: DiscoveryProblem): boolean {
  return code === 'discovery/throttled';
}

function isThrottling(name: string): boolean {
  return /^(RequestLimitExceeded|Throttling.*|TooManyRequests.*|RequestThrottled.*|BandwidthLimitExceeded|SlowDown)$/.test(
    name,
  );
}

/** What one stand-in for EC2's metadata service tells: an instance, and what EC2 announces for it. */
import type { Instance } from '@herald/protocol/instance';

/** As EC2 writes it: dates are `21 Jan 2019 09:00:43 GMT`. */
export type ScheduledEvent = {
  EventId: string;
  Code: string;
  Description: string;
  State: string;
  NotBefore: string;
  NotAfter?: string;
  NotBeforeDeadline?: string;
};

export type Ec2Data = {
  instance: Instance;
  scheduledEvents: readonly ScheduledEvent[];
  eventHistory: readonly ScheduledEvent[];
  /** There only in the two minutes before a spot instance is taken back. */
  spotAction?: { action: string; time: string } | undefined;
  /** ISO 8601; there only while EC2 recommends to move the work. */
  rebalanceNoticedAt?: string | undefined;
  /** Served as EC2 does, so that a test can show that the agent never asks for it. */
  userData?: string | undefined;
  /** The role whose credentials are served, as EC2 does with an instance profile. */
  role?: string | undefined;
};

/** An instance in Ireland with one network interface and nothing planned. */
export function someEc2Data(override: Partial<Ec2Data> = {}): Ec2Data {
  return { instance: anEc2Instance(), scheduledEvents: [], eventHistory: [], ...override };
}

export function anEc2Instance(override: Partial<Instance> = {}): Instance {
  return {
    instanceId: 'i-0c4e8a2b6d1f39507',
    instanceType: 't3.small',
    region: 'eu-west-1',
    availabilityZone: 'eu-west-1a',
    availabilityZoneId: 'euw1-az1',
    domain: 'amazonaws.com',
    partition: 'aws',
    accountId: '420042004200',
    amiId: 'ami-07d3a1c59e2b4f680',
    amiLaunchIndex: 0,
    amiManifestPath: '(unknown)',
    architecture: 'x86_64',
    pendingAt: '2026-03-02T08:00:00.000Z',
    identityVersion: '2017-09-30',
    reservationId: 'r-0b5d7f92e4c618a30',
    instanceAction: 'none',
    lifeCycle: 'on-demand',
    mac: '06:5a:1c:7e:90:2b',
    privateHostname: 'ip-10-20-4-17.eu-west-1.compute.internal',
    publicHostname: 'ec2-198-51-100-17.eu-west-1.compute.amazonaws.com',
    privateIpv4: '10.20.4.17',
    publicIpv4: '198.51.100.17',
    securityGroups: ['herald-agents'],
    vpcId: 'vpc-0e91b3d57f24c6a80',
    subnetId: 'subnet-03f6c8a1e5d792b40',
    networkInterfaces: [
      {
        mac: '06:5a:1c:7e:90:2b',
        deviceNumber: 0,
        networkCardIndex: 0,
        interfaceId: 'eni-09a4d6e8c1b2f3750',
        ownerId: '420042004200',
        localHostname: 'ip-10-20-4-17.eu-west-1.compute.internal',
        localIpv4s: ['10.20.4.17'],
        publicHostname: 'ec2-198-51-100-17.eu-west-1.compute.amazonaws.com',
        publicIpv4s: ['198.51.100.17'],
        ipv4Associations: [{ publicIpv4: '198.51.100.17', privateIpv4s: ['10.20.4.17'] }],
        subnetId: 'subnet-03f6c8a1e5d792b40',
        subnetIpv4Cidr: '10.20.4.0/24',
        vpcId: 'vpc-0e91b3d57f24c6a80',
        vpcIpv4Cidr: '10.20.0.0/16',
        vpcIpv4Cidrs: ['10.20.0.0/16'],
        securityGroups: ['herald-agents'],
        securityGroupIds: ['sg-0d2c4b6a8e1f30597'],
      },
    ],
    ...override,
  };
}

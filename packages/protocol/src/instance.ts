/** What EC2's metadata service tells about an instance. Absent categories are absent fields, never empty strings. */
import { type Static, Type } from 'typebox';

const text = (maxLength = 256) => Type.Optional(Type.String({ minLength: 1, maxLength }));
const list = (maxItems = 64) => Type.Optional(Type.Array(Type.String({ maxLength: 256 }), { maxItems }));

export type NetworkInterface = Static<typeof NetworkInterface>;
export const NetworkInterface = Type.Object({
  mac: Type.String({ maxLength: 32 }),
  deviceNumber: Type.Optional(Type.Integer({ minimum: 0 })),
  networkCardIndex: Type.Optional(Type.Integer({ minimum: 0 })),
  interfaceId: text(),
  ownerId: text(),
  localHostname: text(),
  localIpv4s: list(),
  publicHostname: text(),
  publicIpv4s: list(),
  ipv6s: list(),
  ipv4Prefixes: list(),
  ipv6Prefixes: list(),
  ipv4Associations: Type.Optional(
    Type.Array(
      Type.Object({
        publicIpv4: Type.String({ maxLength: 64 }),
        privateIpv4s: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 64 }),
      }),
      { maxItems: 64 },
    ),
  ),
  subnetId: text(),
  subnetIpv4Cidr: text(),
  subnetIpv6Cidrs: list(),
  vpcId: text(),
  vpcIpv4Cidr: text(),
  vpcIpv4Cidrs: list(),
  vpcIpv6Cidrs: list(),
  securityGroups: list(),
  securityGroupIds: list(),
});

/** Source: EC2 user guide, "Instance metadata categories". */
export type Instance = Static<typeof Instance>;
export const Instance = Type.Object({
  instanceId: Type.String({ minLength: 1, maxLength: 64 }),
  instanceType: text(),
  region: text(),
  availabilityZone: text(),
  availabilityZoneId: text(),
  domain: text(),
  partition: text(),
  accountId: text(),
  amiId: text(),
  amiLaunchIndex: Type.Optional(Type.Integer({ minimum: 0 })),
  amiManifestPath: text(1024),
  architecture: text(),
  kernelId: text(),
  ramdiskId: text(),
  reservationId: text(),
  instanceAction: text(),
  lifeCycle: text(),
  autoScalingTargetState: text(),
  iamProfileArn: text(512),
  iamProfileId: text(),
  iamProfileUpdatedAt: text(),
  mac: text(),
  privateHostname: text(),
  publicHostname: text(),
  privateIpv4: text(),
  publicIpv4: text(),
  ipv6: text(),
  securityGroups: list(),
  vpcId: text(),
  subnetId: text(),
  placementGroup: text(),
  placementHostId: text(),
  placementPartition: Type.Optional(Type.Integer({ minimum: 0 })),
  publicKeys: Type.Optional(
    Type.Array(Type.Object({ name: Type.String({ maxLength: 256 }), openSsh: text(2048) }), { maxItems: 4 }),
  ),
  pendingAt: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 40,
      description: 'When EC2 last began to start it, as its identity document says.',
    }),
  ),
  identityVersion: text(),
  billingProducts: list(),
  devpayProductCodes: list(),
  marketplaceProductCodes: list(),
  tags: Type.Optional(
    Type.Record(Type.String({ pattern: '^[\\s\\S]{0,128}$' }), Type.String({ maxLength: 256 }), {
      additionalProperties: false,
      maxProperties: 100,
      description: "At most 50 of its owner, beside those of AWS itself ('aws:...').",
    }),
  ),
  networkInterfaces: Type.Optional(Type.Array(NetworkInterface, { maxItems: 32 })),
});

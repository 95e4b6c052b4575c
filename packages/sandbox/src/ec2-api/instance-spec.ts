/** An instance of the stand-in, as tests and the sandbox set it. */
import { type Static, Type } from 'typebox';

const text = Type.Optional(Type.String({ maxLength: 500 }));

export type InstanceSpec = Static<typeof InstanceSpec>;
export const InstanceSpec = Type.Object({
  instanceId: Type.String({ pattern: '^i-[0-9a-f]{8,17}$' }),
  region: Type.String({ default: 'eu-west-1' }),
  state: Type.Union(
    ['pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped'].map((state) => Type.Literal(state)),
    { default: 'running' },
  ),
  /** As EC2 gives it: `Server.ScheduledStop` and so on. */
  stateReason: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
  /** For example `User initiated (2026-03-02 14:02:11 GMT)`. */
  stateTransitionReason: text,
  instanceType: Type.String({ default: 't3.small' }),
  availabilityZone: text,
  accountId: Type.String({ default: '123456789012' }),
  privateIpv4: text,
  publicIpv4: text,
  ipv6: text,
  privateDnsName: text,
  launchedAt: Type.String({ default: '2026-02-18T09:00:00.000Z' }),
  tags: Type.Record(Type.String(), Type.String(), { default: {} }),
  systemStatus: Type.String({ default: 'ok' }),
  instanceStatus: Type.String({ default: 'ok' }),
  events: Type.Array(
    Type.Object({
      id: Type.String(),
      code: Type.String(),
      description: Type.String(),
      notBefore: Type.String(),
      notAfter: text,
      notBeforeDeadline: text,
    }),
    { default: [] },
  ),
});

/** The next `times` calls of `action` (any if not given) are answered with this error, as EC2 words it. */
export type FaultSpec = Static<typeof FaultSpec>;
export const FaultSpec = Type.Object({
  code: Type.String({ default: 'RequestLimitExceeded' }),
  message: Type.String({ default: 'Request limit exceeded.' }),
  status: Type.Integer({ default: 503 }),
  times: Type.Integer({ minimum: 1, default: 1 }),
  action: text,
});

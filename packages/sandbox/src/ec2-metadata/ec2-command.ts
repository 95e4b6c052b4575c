/** What may be sent to the metadata stand-in when it runs as a process. */
import { Instance } from '@herald/protocol/instance';
import { type Static, Type } from 'typebox';

const Text = Type.String({ maxLength: 2048 });
const Event = Type.Object({
  EventId: Text,
  Code: Text,
  Description: Text,
  State: Text,
  NotBefore: Text,
  NotAfter: Type.Optional(Text),
  NotBeforeDeadline: Type.Optional(Text),
});
const Events = Type.Array(Event, { maxItems: 100 });

export type Ec2DataChange = Static<typeof Ec2DataChange>;
export const Ec2DataChange = Type.Object(
  {
    instance: Type.Optional(Instance),
    scheduledEvents: Type.Optional(Events),
    eventHistory: Type.Optional(Events),
    spotAction: Type.Optional(Type.Object({ action: Text, time: Text })),
    rebalanceNoticedAt: Type.Optional(Text),
    userData: Type.Optional(Text),
    role: Type.Optional(Text),
  },
  { additionalProperties: false },
);

const Scope = Type.Union([Type.Literal('token'), Type.Literal('data'), Type.Literal('all')]);
const Fault = Type.Union([
  Type.Object({
    kind: Type.Literal('status'),
    status: Type.Integer({ minimum: 300, maximum: 599 }),
    scope: Scope,
    retryAfterSeconds: Type.Optional(Type.Number()),
    times: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  Type.Object({ kind: Type.Literal('hang'), scope: Scope }),
  Type.Object({ kind: Type.Literal('hop-limit') }),
  Type.Object({ kind: Type.Literal('token-ends'), afterReads: Type.Integer({ minimum: 1 }) }),
  Type.Object({
    kind: Type.Literal('garbage'),
    form: Type.Union([Type.Literal('http'), Type.Literal('page'), Type.Literal('oversized')]),
    scope: Scope,
  }),
  Type.Object({ kind: Type.Literal('redirect'), location: Text, scope: Scope }),
]);

export type Ec2Command = Static<typeof Ec2Command>;
export const Ec2Command = Type.Object({
  set: Type.Optional(Ec2DataChange),
  fault: Type.Optional(Type.Union([Fault, Type.Null()])),
  revokeTokens: Type.Optional(Type.Boolean()),
});

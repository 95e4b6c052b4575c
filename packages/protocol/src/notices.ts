/** What EC2 says is coming for an instance. */
import { type Static, Type } from 'typebox';

const Instant = Type.String({ format: 'date-time', maxLength: 40 });

/** `kind` follows the IMDS category that the notice came from. */
export type Notice = Static<typeof Notice>;
export const Notice = Type.Object({
  kind: Type.Union([
    Type.Literal('scheduled-event'),
    Type.Literal('spot-interruption'),
    Type.Literal('rebalance-recommendation'),
    Type.Literal('lifecycle-change'),
  ]),
  id: Type.String({ maxLength: 128, description: "EC2's event id, or a stable id made of kind and time." }),
  code: Type.String({
    maxLength: 64,
    description:
      'scheduled-event: instance-reboot, system-reboot, system-maintenance, instance-retirement or instance-stop; spot-interruption: terminate, stop or hibernate; lifecycle-change: the target state.',
  }),
  description: Type.String({ maxLength: 500 }),
  state: Type.Union([Type.Literal('active'), Type.Literal('completed'), Type.Literal('canceled')]),
  startsAt: Type.Optional(Instant),
  endsAt: Type.Optional(Instant),
  deadlineAt: Type.Optional(Instant),
  seenAt: Instant,
});

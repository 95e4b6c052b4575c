/** Which Discord event shows which window, and how the window was when its event was last written. */
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { documentsIn } from '../documents.ts';

const names = Type.Array(Type.String());
const MirroredEvent = Type.Object({
  eventId: Type.String(),
  guildId: Type.String(),
  downtime: Type.Object({
    id: Type.String(),
    source: Type.Union([Type.Literal('ec2'), Type.Literal('registry'), Type.Literal('discord')]),
    title: Type.String(),
    startsAtMs: Type.Number(),
    endsAtMs: Type.Number(),
    zone: Type.String(),
    hosts: names,
    services: names,
    customers: Type.Optional(Type.String()),
    plannedBy: Type.Optional(Type.String()),
    state: Type.Union([
      Type.Literal('planned'),
      Type.Literal('running'),
      Type.Literal('over-running'),
      Type.Literal('finished'),
      Type.Literal('cancelled'),
    ]),
    takesDown: names,
    revision: Type.Number(),
  }),
});
export type MirroredEvent = Static<typeof MirroredEvent>;

/** By the window's id. What an older release wrote and this one cannot read is left out: its event stays as it is. */
export const mirroredEvents = documentsIn('scheduled_event', (value) =>
  Value.Check(MirroredEvent, value) ? value : undefined,
);

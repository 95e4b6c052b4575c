/** Which Discord event shows which window, and how the window was when its event was last written. */
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { forgetSetting, putValue, readSettings } from '../key-value.ts';
import type { Query } from '../query.ts';

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

const prefix = 'scheduled-event/';
/** Under which the event of a window is kept. */
export const mirroredEventKey = (downtimeId: string): string => prefix + downtimeId;

/** By the window's id. What an older release wrote and this one cannot read is left out: its event stays as it is. */
export async function readMirroredEvents(query: Query): Promise<Map<string, MirroredEvent>> {
  const found = new Map<string, MirroredEvent>();
  for (const [key, value] of await readSettings(query, prefix))
    if (Value.Check(MirroredEvent, value)) found.set(key.slice(prefix.length), value);
  return found;
}

export async function keepMirroredEvent(query: Query, event: MirroredEvent, nowMs: number): Promise<void> {
  await putValue(query, mirroredEventKey(event.downtime.id), event, nowMs);
}

export async function forgetMirroredEvent(query: Query, downtimeId: string): Promise<void> {
  await forgetSetting(query, mirroredEventKey(downtimeId));
}

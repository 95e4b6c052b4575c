/** A window that someone announced in Discord, and what was later said about one stretch: kept in the store as they are here. */
import { HeraldError } from '@herald/protocol/herald-error';
import { describeSchemaError } from '@herald/protocol/schema-problem';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const names = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 });
const instant = Type.Integer({ minimum: 0 });

/** A window is at most two weeks long: longer ones are no downtime but a change of what there is. */
export const longestWindowSeconds = 14 * 86_400;

export type DowntimePlan = Static<typeof DowntimePlan>;
export const DowntimePlan = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }),
  title: Type.String({ minLength: 1, maxLength: 100 }),
  hosts: names,
  services: names,
  customers: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  zone: Type.String({ minLength: 1, maxLength: 64 }),
  startsLocal: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$' }),
  /** Set where the wall clock time exists twice and the planner said which is meant. Single windows only. */
  startsAtMs: Type.Optional(instant),
  lastsSeconds: Type.Integer({ minimum: 60, maximum: longestWindowSeconds }),
  rrule: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Discord user id: whom Herald asks when the window over-runs; or `token/` and the name of a token of the API. */
  plannerId: Type.String({ minLength: 1, maxLength: 32 }),
  /** How people know the planner: "planned by the payments team" or a display name. */
  plannedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  createdAtMs: instant,
  cancelledAtMs: Type.Optional(instant),
});

/** What a person later said about one stretch, whatever its source. Fields that are set replace what the source says. */
export type DowntimeOverride = Static<typeof DowntimeOverride>;
export const DowntimeOverride = Type.Object({
  downtimeId: Type.String({ minLength: 1, maxLength: 200 }),
  startsAtMs: Type.Optional(instant),
  endsAtMs: Type.Optional(instant),
  cancelledAtMs: Type.Optional(instant),
  finishedAtMs: Type.Optional(instant),
});

const planCheck = Compile(DowntimePlan);
const overrideCheck = Compile(DowntimeOverride);

/** Reads a stored plan. Throws `downtime/plan-unreadable`. */
export function parseDowntimePlan(value: unknown): DowntimePlan {
  if (planCheck.Check(value)) return value;
  throw unreadable('plan', describeSchemaError(planCheck.Errors(value)[0]));
}

/** Reads a stored override. Throws `downtime/plan-unreadable`. */
export function parseDowntimeOverride(value: unknown): DowntimeOverride {
  if (overrideCheck.Check(value)) return value;
  throw unreadable('change', describeSchemaError(overrideCheck.Errors(value)[0]));
}

function unreadable(what: string, problem: string): HeraldError {
  return new HeraldError('downtime/plan-unreadable', {
    message: `A stored downtime ${what} cannot be read: ${problem}.`,
    next: 'Compare the version of the hub with the one that wrote the database, and use the newer one.',
  });
}

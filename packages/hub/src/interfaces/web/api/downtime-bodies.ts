/** What is sent to plan downtime, and to change what is planned. */
import { type Static, Type } from 'typebox';
import { bodyReader } from './read-body.ts';

const closed = { additionalProperties: false };
const announce = Type.Optional(
  Type.Boolean({ default: false, description: 'false: only say what was understood. true: announce it.' }),
);
export type PlanBody = Static<typeof PlanBody>;
export const PlanBody = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 100 }),
    when: Type.String({ minLength: 1, maxLength: 200, description: '`now for 30 minutes`, `Saturday 22:00-23:30`' }),
    affects: Type.String({ minLength: 1, maxLength: 1_000, description: 'Services and servers, with commas.' }),
    repeats: Type.Optional(Type.String({ maxLength: 90, description: '`every last Saturday of the month`' })),
    customers: Type.Optional(Type.String({ maxLength: 500, description: 'What customers will notice.' })),
    reference: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9._:/-]{1,100}$',
        description: 'Yours, such as the number of the run: sent again, nothing is planned twice.',
      }),
    ),
    acceptsDoubt: Type.Optional(
      Type.Boolean({ description: 'Go on though clocks skip or repeat the time on some day.' }),
    ),
    announce,
  },
  closed,
);
const window = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'Its id, or its title where only one has it.',
});
export const ChangeBody = Type.Object(
  { window, when: Type.String({ minLength: 1, maxLength: 200 }), announce },
  closed,
);
export const ExtendBody = Type.Object(
  { window, minutes: Type.Integer({ minimum: 1, maximum: 1_440 }), announce },
  closed,
);
export const WindowBody = Type.Object({ window, announce }, closed);

export const readers = {
  plan: bodyReader(PlanBody),
  change: bodyReader(ChangeBody),
  extend: bodyReader(ExtendBody),
  window: bodyReader(WindowBody),
};

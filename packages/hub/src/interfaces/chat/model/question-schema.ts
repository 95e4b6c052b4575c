/** What a language model may answer: one question out of lists, and no words of its own that anybody would read. */

import { metricWords } from '@herald/understanding/metrics';
import { type Intent, measures } from '@herald/understanding/question';
import { type Static, Type } from 'typebox';

/** Questions about servers that only show something; whatever changes something, and what is about people, is left to the rules. */
const askable = [
  'health',
  'describe',
  'metric',
  'compare',
  'fleet',
  'downtime',
  'history',
  'who',
  'eta',
  'cause',
  'count',
  'superlative',
  'impact',
  'changes',
  'customer',
  'none',
] as const satisfies readonly Intent[];

const orNull = <T extends readonly string[]>(values: T) => Type.Union([Type.Enum([...values]), Type.Null()]);

/** Every field is required and none is free: what providers call a strict schema. */
export const ModelQuestion = Type.Object(
  {
    intent: Type.Enum([...askable]),
    targets: Type.Array(
      Type.Object(
        {
          name: Type.String({ description: 'One of the names given.' }),
          said: Type.String({ description: 'The words of the message that mean it, copied letter by letter.' }),
        },
        { additionalProperties: false },
      ),
    ),
    everything: Type.Boolean({ description: 'All servers or all services are asked about.' }),
    metric: orNull(metricWords.map(([name]) => name)),
    measure: orNull(measures),
    order: orNull(['most', 'least']),
    range: Type.Union([Type.String(), Type.Null()], {
      description:
        'today, yesterday, tomorrow, last-night, this-week, last-week, this-month, last-month, or a number of hours or days: 2h, 30d.',
    }),
  },
  { additionalProperties: false },
);

export type ModelQuestion = Static<typeof ModelQuestion>;

/** What an agent could not find out, said so that an engineer can mend it. */
import { type Static, Type } from 'typebox';

export type Problem = Static<typeof Problem>;
export const Problem = Type.Object({
  code: Type.String({ pattern: '^[a-z0-9-]+/[a-z0-9-]+$', maxLength: 64, description: 'For example imds/hop-limit.' }),
  message: Type.String({ maxLength: 300, description: 'What happened, in plain words.' }),
  next: Type.String({ maxLength: 300, description: 'What to do about it.' }),
});

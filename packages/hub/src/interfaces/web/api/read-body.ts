/** Bodies of requests that change something. A field that is not known is refused: a slip must not pass in silence. */
import { HeraldError } from '@herald/protocol/herald-error';
import { describeSchemaError } from '@herald/protocol/schema-problem';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

/** Fastify's own check drops what it does not know, so bodies are checked by their handlers; the schema is for the description. */
export const checkedByHandler = () => () => true;

/** Throws `web/request-invalid`, naming the field. */
export function bodyReader<Schema extends TSchema>(schema: Schema): (body: unknown) => Static<Schema> {
  const check = Compile(schema);
  return (body) => {
    if (check.Check(body)) return body;
    throw new HeraldError('web/request-invalid', {
      message: `The request is not as it must be: ${describeSchemaError(check.Errors(body)[0])}.`,
      next: 'Compare it with /api/v1/openapi.json.',
    });
  };
}

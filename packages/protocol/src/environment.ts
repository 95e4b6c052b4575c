/** Settings from the environment: one schema gives the types, the defaults, the faults and the lines of `.env.example`. */
import type { Static, TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { HeraldError } from './herald-error.ts';

/** A fault of one variable. Its value is never quoted: it may be a secret. */
export type SettingFault = { variable: string; message: string };

type Described = TSchema & { description?: string; examples?: readonly unknown[]; default?: unknown; fault?: string };

/**
 * Reads the variables that `schema` names; an empty one counts as missing, and all others are ignored.
 * Throws `settings/invalid` with every fault at once, one line each. Each property needs a `description`, an example
 * (`examples`) and, where the standard words would not help, a `fault` that says what the variable must be.
 */
export function readEnvironment<Schema extends TObject>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): Static<Schema> {
  const given: Record<string, unknown> = {};
  for (const variable of Object.keys(schema.properties)) {
    const text = env[variable]?.trim();
    if (text !== undefined && text !== '') given[variable] = text;
  }
  const read = Value.Convert(schema, Value.Default(schema, given));
  if (Value.Check(schema, read)) return read;
  const faults = findFaults(schema, read);
  throw settingsInvalid(faults);
}

/** One error for all faults: the message has a line for each. */
export function settingsInvalid(faults: readonly SettingFault[]): HeraldError {
  return new HeraldError('settings/invalid', {
    message: faults.map(({ variable, message }) => `${variable} ${message}`).join('\n'),
    next: 'Correct them in the environment or in .env; .env.example explains each.',
  });
}

function findFaults(schema: TObject, read: unknown): SettingFault[] {
  const faults = new Map<string, SettingFault>();
  for (const error of Value.Errors(schema, read)) {
    const isMissing = error.keyword === 'required';
    for (const variable of isMissing ? error.params.requiredProperties : error.instancePath.split('/').slice(1)) {
      const property: Described | undefined = schema.properties[variable];
      const example = property?.examples?.[0];
      const words = isMissing ? 'is missing' : (property?.fault ?? error.message);
      faults.set(variable, {
        variable,
        message: `${words}.${example === undefined ? '' : ` For example: ${variable}=${String(example)}`}`,
      });
    }
  }
  return [...faults.values()];
}

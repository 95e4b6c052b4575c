/** Settings that can be read and are still not what somebody meant: a name that is none, a value with more in it than was typed. */
import { didYouMean } from '../format/nearest-name.ts';
import { hubSecretVariables } from './secret-variables.ts';
import { hubVariables } from './settings.ts';

/** `words` go on after the variable's name; no value is in them. */
export type OddSetting = { code: 'settings/unknown' | 'settings/quoted'; variable: string; words: string };

/** Other programs of Herald and what tests set: no slip of the hub's own. */
const ofOthers = /^HERALD_(?:AGENT|SANDBOX|IMDS|TEST|HUB_PUBLIC_KEY|FUZZ|PUBLISH|BENCH)|^HERALD_(?:URL|TOKEN)$/;
/** As `docker --env-file` hands them on, which takes no quotes away. */
const quoted = /^(["']).*\1$/s;
/** Comes along where text is copied from a page. */
const unseen = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;

/** `named`: variables that the registry names. */
export function oddSettings(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly string[] = [],
): OddSetting[] {
  const known = [...Object.keys(hubVariables.properties), ...Object.keys(hubSecretVariables.properties)];
  const names = Object.keys(env).sort();
  const unknown = names
    .filter((name) => name.startsWith('HERALD_') && !ofOthers.test(name))
    .filter((name) => !known.includes(name) && !named.includes(name))
    .map((variable): OddSetting => {
      return { code: 'settings/unknown', variable, words: `is no setting of the hub.${didYouMean(variable, known)}` };
    });
  const withMore = names
    .filter((name) => known.includes(name) || named.includes(name))
    .flatMap((variable): OddSetting[] => {
      const value = env[variable]?.trim() ?? '';
      const what = quoted.test(value)
        ? 'stands in quotes, which count'
        : unseen.test(value) && 'holds a character that nobody sees, which counts';
      return what ? [{ code: 'settings/quoted', variable, words: `${what} as a part of it.` }] : [];
    });
  return [...unknown, ...withMore];
}

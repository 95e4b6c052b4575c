/** Settings that can be read and are still not what somebody meant: a name that is none, a value with more or less in it than was typed. */
import { didYouMean } from '../format/nearest-name.ts';
import { hubSecretVariables } from './secret-variables.ts';
import { hubVariables } from './settings.ts';
import type { SettingsFile } from './settings-file.ts';

/** No value is in the `message`. */
export type OddSetting = {
  code: 'settings/unknown' | 'settings/quoted' | 'settings/left-out' | 'settings/read-otherwise';
  message: string;
  next: string;
};

/** Other programs of Herald and what tests set: no slip of the hub's own. */
const ofOthers = /^HERALD_(?:AGENT|SANDBOX|IMDS|TEST|HUB_PUBLIC_KEY|FUZZ|PUBLISH|BENCH)|^HERALD_(?:URL|TOKEN)$/;
/** As `docker --env-file` hands them on, which takes no quotes away. */
const quoted = /^(["']).*\1$/s;
/** Comes along where text is copied from a page. */
const unseen = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;

/** `named`: variables that the registry names. `file`: where a part of `env` comes from. */
export function oddSettings(
  env: Readonly<Record<string, string | undefined>>,
  { named = [], file }: { named?: readonly string[]; file?: SettingsFile | undefined } = {},
): OddSetting[] {
  const known = [...Object.keys(hubVariables.properties), ...Object.keys(hubSecretVariables.properties)];
  const names = Object.keys(env).sort();
  const unknown = names
    .filter((name) => name.startsWith('HERALD_') && !ofOthers.test(name))
    .filter((name) => !known.includes(name) && !named.includes(name))
    .map(
      (variable): OddSetting => ({
        code: 'settings/unknown',
        message: `${variable} is no setting of the hub.${didYouMean(variable, known)}`,
        next: 'Correct the name, unless a webhook of the registry names it.',
      }),
    );
  const withMore = names
    .filter((name) => known.includes(name) || named.includes(name))
    .flatMap((variable): OddSetting[] => {
      const value = env[variable]?.trim() ?? '';
      const what = quoted.test(value)
        ? 'stands in quotes, which count'
        : unseen.test(value) && 'holds a character that nobody sees, which counts';
      const message = `${variable} ${what} as a part of it.`;
      return what ? [{ code: 'settings/quoted', message, next: 'Take that away, unless it is meant.' }] : [];
    });
  return [...unknown, ...withMore, ...(file ? oddLines(file, [...known, ...named]) : [])];
}

function oddLines({ path, remarks }: SettingsFile, known: readonly string[]): OddSetting[] {
  return remarks.flatMap((remark): OddSetting[] => {
    const place = `line ${remark.line} of ${path}`;
    if (remark.kind === 'left-out')
      return [
        { code: 'settings/left-out', message: `L${place.slice(1)} is left out.`, next: 'Write it as NAME=VALUE.' },
      ];
    if (!known.includes(remark.name)) return [];
    return [
      {
        code: 'settings/read-otherwise',
        message: `${remark.name} (${place}) holds quotes, \\, # or $. Herald reads them as systemd does: a \\ goes and the next character stays, # and $ are parts of the value. Docker and a shell read them otherwise.`,
        next: 'Take a value without them where it can be chosen.',
      },
    ];
  });
}

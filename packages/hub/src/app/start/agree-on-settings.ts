/**
 * Settings that must be the same on all hubs of one database. Two that divide hosts differently would both poll some, two
 * that keep history differently would undo each other's, and one without the bot's token might be the one that is to speak.
 */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { findSetting, putValue } from '../../store/key-value.ts';
import { readLiveHubs } from '../../store/leases/hub-presence.ts';
import type { Database } from '../../store/query.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';

const key = 'shared-settings';
const Shared = Type.Object({ values: Type.Record(Type.String(), Type.String()) });
const check = Compile(Shared);

export type SharedSettings = Readonly<Record<string, string>>;

/** By variable, as words that may be shown: of the token only whose bot it is, since it may be changed on one hub after another. */
export function sharedSettingsOf(settings: HubSettings, secrets: Pick<HubSecrets, 'DISCORD_TOKEN'>): SharedSettings {
  const names = [
    'HERALD_HISTORY_RAW_HOURS',
    'HERALD_HISTORY_MINUTE_DAYS',
    'HERALD_HISTORY_HOUR_DAYS',
    'HERALD_HISTORY_DAY_DAYS',
  ] as const;
  return {
    HERALD_SHARD_LABEL: settings.HERALD_SHARD_LABEL ?? 'not set',
    ...Object.fromEntries(names.map((name) => [name, String(settings[name])])),
    DISCORD_TOKEN: botOf(secrets.DISCORD_TOKEN),
  };
}

/** Before this hub takes part. Throws `hubs/settings-differ` while other hubs run with something else; alone it sets what counts. */
export async function agreeOnSettings(
  database: Database,
  { holder, own, nowMs }: { holder: string; own: SharedSettings; nowMs: number },
): Promise<void> {
  const others = (await readLiveHubs(database.query, nowMs)).filter((hub) => hub.holder !== holder);
  const found = await findSetting(database.query, key);
  const theirs: Static<typeof Shared>['values'] = check.Check(found) ? found.values : {};
  const [different] = Object.entries(own).filter(([name, value]) => (theirs[name] ?? value) !== value);
  const [other] = others;
  if (!other || !different) return putValue(database.query, key, { values: { ...theirs, ...own } }, nowMs);
  const [name, value] = different;
  throw new HeraldError('hubs/settings-differ', {
    message: `${name} is ${value} here and ${theirs[name]} on ${other.holder}, which shares this database: it must be the same on all hubs.`,
    next: 'Set it here as it is there. To change it, stop all hubs, then start them with the new one.',
  });
}

/** The first part of a token is its bot's id, which is no secret. */
function botOf(token: string | undefined): string {
  if (token === undefined) return 'not set';
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
  return /^\d{15,21}$/.test(id) ? `that of bot ${id}` : 'that of an unnamed bot';
}

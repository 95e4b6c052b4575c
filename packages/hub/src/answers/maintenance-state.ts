/** A maintenance as it stands, in a sentence: planned, running, over or cancelled; and what changed of its end. */
import type { Downtime } from '../domain/downtime.ts';
import { noEndNamed, onSchedule, spanOf, untilWords } from '../format/downtime-span.ts';
import { isOrAre } from '../format/service-label.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import { isExtended, overWords } from './past-downtime.ts';
import type { ReadModel } from './read-model.ts';
import { isOn } from './topic.ts';

export type About = {
  /** The one that is meant; `windows`: all that were told of. */
  window: Downtime;
  windows: readonly Downtime[];
  /** What was asked about of all that it touches; empty: all of it. */
  names: readonly string[];
  readModel: ReadModel;
  clock: string | undefined;
  /** As typed, for a part of the day that it names. */
  text?: string;
};

export type Words = [Text, ...Text[]];

/** The window as it stands, where nothing else says it. */
export function windowWords(about: About): Text {
  const { window, readModel } = about;
  if (window.state === 'finished') return overWords(window, touchedBy(about));
  if (window.state === 'cancelled') return cancelled(about);
  if (isOn(window)) return running(about);
  const away = durationInWords((window.startsAtMs - readModel.nowMs) / 1000);
  return say`The maintenance on ${listed(about)} is planned for ${spanOf(window)} (in ${away}).`;
}

export function touchedBy({ window, names }: Pick<About, 'window' | 'names'>): readonly string[] {
  return names.length > 0 ? names : [...window.services, ...window.hosts].slice(0, 3);
}

export function listed(about: Pick<About, 'window' | 'names'>): string {
  return listInWords(touchedBy(about));
}

export function cancelled(about: About): Text {
  return say`${strong(`The maintenance on ${listed(about)} was cancelled.`)} It was planned for ${spanOf(about.window)}.`;
}

export function running(about: About, lead = ''): Text {
  const { window, readModel } = about;
  const what = listed(about);
  return window.state === 'over-running'
    ? say`${strong(`${lead}${lead === '' ? 'The' : 'the'} maintenance on ${what} is running longer than planned.`)} It was due to end ${moment(window.endsAtMs)}.`
    : say`${strong(`${lead}${what} ${isOrAre(what)} under maintenance`)}${untilWords(window, readModel.nowMs)}.`;
}

/** AWS says when it takes a machine, and not until when. */
export function withoutEnd(about: About): Words {
  return about.window.state === 'finished' ? [windowWords(about)] : [windowWords(about), say`${noEndNamed}`];
}

/** "On schedule.", or from when it was extended. */
export function schedule({ window, readModel }: About): Text[] {
  if (window.state === 'over-running') return [];
  return isExtended(window) ? extension(window) : [say`${onSchedule(window, readModel.nowMs)}`];
}

export function extension(window: Downtime): Text[] {
  const { plannedEndsAtMs = window.endsAtMs } = window;
  return isExtended(window) ? [say`It was extended: first it was to end at ${clockTime(plannedEndsAtMs)}.`] : [];
}

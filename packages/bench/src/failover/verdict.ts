/** What three hubs must hold to while their database fails over and while they are restarted one after another. */
import { type Acknowledged, compareLooks, type Look, toldOfAsOpen } from '../kill-hub/verdict.ts';
import { type Said, saidTwice } from '../trials/parts.ts';

/** Longer than this without a poll, and a host was forgotten; a lease is taken over within 30 s. */
const longestUnpolledSeconds = 45;
/** From the promotion of the standby on. */
const longestUntilWritingSeconds = 30;

export type Found = {
  /** Kept right before the primary was killed, and at the end. */
  before: Look;
  end: Look;
  /** Incidents that a hub showed before the primary was killed. */
  acknowledged: readonly Acknowledged[];
  /** Titles of windows that a hub said it had announced. */
  windows: readonly string[];
  said: readonly Said[];
  /** How many hosts fell, in all. */
  falls: number;
  longestUnpolledSeconds: number;
  secondsWithoutPrimary: number;
  secondsUntilWriting: number;
  /** Between two acknowledged announcements, each asked for a second after the one before. */
  longestSilenceSeconds: number;
};

export type Figures = ReturnType<typeof figuresOf>;

export function figuresOf(found: Found) {
  const { before, end, acknowledged, windows, said, falls } = found;
  const alerts = said.filter(({ words }) => !words.includes('Deploy '));
  const timesSaid = (title: string) => said.filter(({ words }) => new RegExp(`${title}\\b(?!\\d)`).test(words)).length;
  return {
    acknowledgedMissing: compareLooks(before, end, acknowledged),
    windowsAcknowledged: windows.length,
    windowsNeverSaid: windows.filter((title) => timesSaid(title) === 0).length,
    windowsSaidTwice: windows.filter((title) => timesSaid(title) > 1).length,
    messages: said.length,
    saidTwice: saidTwice(said).length,
    saidToBeOpenStill: toldOfAsOpen(alerts).length,
    incidents: end.incidents.length,
    incidentsExpected: falls,
    incidentsStillOpen: end.incidents.filter(({ endedAtMs }) => endedAtMs === null).length,
    longestUnpolledSeconds: found.longestUnpolledSeconds,
    secondsWithoutPrimary: found.secondsWithoutPrimary,
    secondsUntilWriting: found.secondsUntilWriting,
    longestSilenceSeconds: found.longestSilenceSeconds,
  };
}

export function faultsOf(figures: Figures): string[] {
  const faults = [
    figures.acknowledgedMissing > 0 && 'what had been kept or shown is gone',
    figures.windowsAcknowledged === 0 && 'no downtime was announced',
    figures.windowsNeverSaid > 0 && 'an announcement that was acknowledged was never said',
    figures.saidTwice + figures.windowsSaidTwice > 0 && 'something was said twice',
    figures.saidToBeOpenStill + figures.incidentsStillOpen > 0 && 'an incident stayed open',
    figures.incidents < figures.incidentsExpected && 'an incident is missing',
    figures.incidents > figures.incidentsExpected && 'there are more incidents than falls',
    figures.longestUnpolledSeconds > longestUnpolledSeconds && 'a host was unpolled for too long',
    figures.secondsUntilWriting > longestUntilWritingSeconds && 'hubs were too slow to find the new primary',
  ];
  return faults.filter((fault) => fault !== false);
}

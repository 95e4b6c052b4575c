/** What three hubs on one database must hold to, each clause a figure and a fault of its own. */
import { toldOfAsOpen } from '../kill-hub/verdict.ts';
import { type Said, saidTwice } from '../trials/parts.ts';

export const pollSeconds = 15;
/** Longer than this without a poll, and a hub was not replaced in time. */
const longestUnpolledSeconds = 45;
/**
 * What a hub heard in its last seconds, and had not written when it was killed or lost its leases, is gone: it writes
 * every 2 s, and a reading takes a moment to be written.
 */
const unwrittenSeconds = 4;
/** Killed once, paused once. */
const hubsCutOff = 2;

export type Stage = {
  stage: string;
  longestUnpolledSeconds: number;
  shortestGapSeconds: number;
  polls: string;
  pollCount: number;
  /** Polls that were answered with a report, and readings that were recorded: in this stage, and up to its end. */
  reported: number;
  readings: number;
  reportedSoFar: number;
  readingsSoFar: number;
};

export type Found = {
  stages: readonly Stage[];
  said: readonly Said[];
  incidents: readonly { target: string; endedAtMs: number | null }[];
  reported: number;
  readings: number;
  /** Hosts. */
  count: number;
  /** How many of them fell. */
  falls: number;
};

export type Figures = ReturnType<typeof figuresOf>;

export function figuresOf({ stages, said, incidents, reported, readings, count, falls }: Found) {
  const atRest = stages.filter(({ stage }) => stage.includes('at rest'));
  return {
    longestUnpolledSeconds: Math.max(...stages.map((one) => one.longestUnpolledSeconds)),
    shortestGapAtRestSeconds: Math.min(...atRest.map((one) => one.shortestGapSeconds)),
    messages: said.length,
    saidTwice: saidTwice(said).length,
    saidToBeOpenStill: toldOfAsOpen(said).length,
    incidents: incidents.length,
    incidentsExpected: falls,
    incidentsStillOpen: incidents.filter(({ endedAtMs }) => endedAtMs === null).length,
    reportsAnswered: reported,
    readingsRecorded: readings,
    readingsMissing: reported - readings,
    /** Whatever share of the hosts those hubs had: all of them, at the worst. */
    readingsUnwrittenAtMost: Math.ceil((hubsCutOff * unwrittenSeconds * count) / pollSeconds),
  };
}

export function faultsOf(figures: Figures): string[] {
  const faults = [
    figures.longestUnpolledSeconds > longestUnpolledSeconds && 'a host was unpolled for too long',
    figures.shortestGapAtRestSeconds < pollSeconds / 2 && 'a host was polled twice in an interval',
    figures.saidTwice > 0 && 'something was said twice',
    figures.messages === 0 && 'nothing was said',
    figures.saidToBeOpenStill + figures.incidentsStillOpen > 0 && 'an incident stayed open',
    figures.incidents < figures.incidentsExpected && 'an incident is missing',
    figures.incidents > figures.incidentsExpected && 'there are more incidents than falls',
    figures.readingsMissing > figures.readingsUnwrittenAtMost && 'readings are missing',
    figures.readingsMissing < 0 && 'readings were counted twice',
  ];
  return faults.filter((fault) => fault !== false);
}

/** One planned stretch of downtime, whatever source it came from. */

export type DowntimeSource = 'ec2' | 'registry' | 'discord';

export type DowntimeState = 'planned' | 'running' | 'over-running' | 'finished' | 'cancelled';

export type Downtime = {
  /** Stable over moves and restarts: the iCalendar UID is made from it. */
  id: string;
  source: DowntimeSource;
  title: string;
  startsAtMs: number;
  endsAtMs: number;
  /** Zone it was planned in, for wall clock times. */
  zone: string;
  hosts: readonly string[];
  services: readonly string[];
  /** What customers will notice, in the planner's words. */
  customers?: string;
  plannedBy?: string;
  state: DowntimeState;
  /** Services that it really takes below what they need; others only lose room. */
  takesDown: readonly string[];
  /** Raised with every change; the iCalendar SEQUENCE. */
  revision: number;
};

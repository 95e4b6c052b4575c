/** What Herald says, before it is dressed for Discord, a terminal or a page: plain data, the same facts everywhere. */
import type { Intent, Metric, Target, Topic } from '@herald/understanding/question';
import type { ShownStatus } from '../domain/health.ts';
import type { Text } from '../format/text.ts';

export type Fact = {
  /** Stable, for programs: `region`, `cpu`, `private-ip`. */
  key: string;
  label: string;
  text: Text;
  /** The exact value where there is one: a number in the unit of `unit`, or a string. */
  value?: string | number | boolean;
  unit?: 'percent' | 'bytes' | 'seconds' | 'bytes-per-second' | 'epoch-ms' | 'count';
  /** `main` is always shown, `details` on request, `engineers` to engineers only. */
  audience: 'main' | 'details' | 'engineers';
};

/** One host or service in an answer about several; worst first. */
export type Row = {
  kind: 'host' | 'service';
  name: string;
  status: ShownStatus;
  line: Text;
  /** Its own facts: for a host region, zone, CPU and so on. */
  facts: readonly Fact[];
};

/** As much of an array as a page needs; an array of rows is one. */
export type RowList = {
  readonly length: number;
  slice(from?: number, to?: number): readonly Row[];
  /** Over a wire go the rows themselves, whoever sends them. */
  toJSON?(): readonly Row[];
};

export type RowGroup = {
  title: string;
  status: ShownStatus | 'none';
  rows: RowList;
  /** Absent: always shown. */
  audience?: 'details';
};

/** What one can do next. `ask-engineers` is offered where Herald may not be enough. */
export type Action =
  | { kind: 'refresh' }
  | { kind: 'details' }
  | { kind: 'history'; target: string }
  | { kind: 'subscribe'; target: string }
  | { kind: 'unsubscribe'; target: string }
  | { kind: 'ask-engineers' }
  /** Text for customers, ready to paste; `*`: of whatever is in trouble. */
  | { kind: 'customer-text'; target: string }
  /** Told once when it is back, in the place where it was asked. */
  | { kind: 'tell-back'; target: string }
  /** What is kept of whoever presses it goes. */
  | { kind: 'forget-me' }
  /** The servers too, after an answer that leads with services. */
  | { kind: 'servers' }
  /** Ask again about this name: nearest names, as buttons. */
  | { kind: 'choose'; name: string; question: string };

/** What is to be done at once: whoever can carries it out and says `done`, with a way back; else the answer offers it. */
export type Request = {
  target: string;
  /** What of it is told from now on; `back`: that it is back, once. */
  kinds: readonly ('incident' | 'downtime')[] | 'back';
  done: Text;
  lines: readonly Text[];
  /** Promised in the same words. */
  also?: readonly Pick<Request, 'target' | 'kinds'>[];
};

/** How one thing is: the part of an answer that is read first. */
export type Verdict = { status: ShownStatus; verdict: Text; lines: Text[] };

/** What to draw beside the words. */
export type ChartRequest = {
  target: { kind: 'host' | 'service'; name: string };
  metrics: readonly Metric[];
  fromMs: number;
  toMs: number;
};

export type Answer = {
  intent: Intent;
  targets: readonly string[];
  /** False where the question was not understood or the name is not known. */
  answered: boolean;
  /** Sets colour, shape and word; `none` for what is not about health. */
  status: ShownStatus | 'none';
  /** The answer itself, in the words of the question. Shown bold. */
  verdict: Text;
  /** What it means, and what is not known. */
  lines: readonly Text[];
  facts: readonly Fact[];
  /** Several hosts or services. */
  groups: readonly RowGroup[];
  /** When the oldest reading used was measured. */
  measuredAtMs?: number;
  actions: readonly Action[];
  chart?: ChartRequest;
  request?: Request;
  /** Which maintenance or incident it tells of, where it says so: what is asked next may go on with it. */
  topic?: Topic;
  /** The one thing that it turned to, of which what is asked next is: "does it hit payments?" "No, only exports is down." "Who is on it?" */
  found?: Target;
  /** Where sentences for a customer were asked for: these alone, without what is said beside them of how the question was read. */
  toPaste?: readonly Text[];
};

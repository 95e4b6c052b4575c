/** One thing to say about a window, once: to whom, by which message, in which words. */

import type { Downtime } from '../domain/downtime.ts';
import type { Text } from '../format/text.ts';

export type AnnouncementKind =
  | 'planned'
  | 'changed'
  | 'moved'
  | 'cancelled'
  | 'reminder'
  | 'started'
  | 'over-running'
  | 'extended'
  | 'finished'
  /** The window is now told as part of another one. */
  | 'absorbed';

export type Announcement = {
  /** Unique for what is said. The store refuses a second one, whatever happened in between. */
  reference: string;
  /** Said by this too: references that need no message of their own any more. */
  covers: readonly string[];
  /** The one message about the window, which every announcement edits. */
  editKey: string;
  /** `edit`: the edited message is enough. `edit-and-note`: people would miss an edit, so a short new message follows. */
  delivery: 'edit' | 'edit-and-note';
  kind: AnnouncementKind;
  downtime: Downtime;
  /** What was told before, for what has changed. */
  before?: Downtime;
  atMs: number;
  audience: Audience;
  /** For the edited message: all that is to be known. */
  headline: Text;
  lines: readonly Text[];
  /** For the short new message. */
  note: Text;
  /** Asks whoever planned it whether the work goes on: offer "it is finished" and "30 minutes more". */
  asksOwner?: true;
};

export type Audience = {
  channelIds: readonly string[];
  /** Who subscribed to any of these is told. */
  names: readonly string[];
};

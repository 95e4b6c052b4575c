/** What every page is made from: who looks, at what, and when. */
import type { ReadModel } from '../../answers/read-model.ts';
import type { Viewer } from '../../answers/viewer.ts';
import type { Role } from './access/roles.ts';
import type { Session } from './access/session.ts';
import type { DayHistory } from './day-history.ts';
import type { PastIncidents } from './status/past-incidents.ts';
import type { WebParts } from './web-parts.ts';

export type PageContext = {
  parts: WebParts;
  readModel: ReadModel;
  dayHistory: DayHistory;
  pastIncidents: PastIncidents;
  session?: Session;
  csrfToken?: string;
  role: Role;
  viewer: Viewer;
  /** Zone that times are written in; the browser shows them in the reader's own. */
  zone: string;
  /** As people reach the pages, without a final slash; absent where it is not certain. */
  siteUrl?: string;
  /** Path and query, for links back. */
  url: URL;
};

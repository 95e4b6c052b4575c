/** What the Discord side of the hub is started with. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { NameBook } from '../../answers/name-book.ts';
import type { PeopleDirectory } from '../../answers/people-directory.ts';
import type { QuestionService } from '../../answers/question-service.ts';
import type { ReadModel } from '../../answers/read-model.ts';
import type { Registry } from '../../domain/registry.ts';
import type { Calendar } from '../../downtime/calendar.ts';
import type { DowntimeBook } from '../../downtime/downtime-book.ts';
import type { ChartDrawer } from '../../interfaces/charts/create-chart-drawer.ts';
import type { Incidents } from '../../notifications/incidents/start-incidents.ts';
import type { BackWishes } from '../../notifications/incidents/start-telling-back.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import type { Shards } from '../../store/leases/shards.ts';
import type { Store } from '../../store/open-store.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';

export type DiscordOptions = {
  settings: HubSettings;
  secrets: HubSecrets;
  /** Of the hashes that stand for people. */
  privacyKey: string;
  store: Store;
  shards: Shards;
  questionService: QuestionService;
  names: NameBook;
  people: PeopleDirectory;
  registry(): Registry;
  readModel(): ReadModel;
  drawer: ChartDrawer;
  book: DowntimeBook;
  calendar: Calendar;
  subscriptions: SubscriptionBook;
  incidents: Incidents;
  backWishes: BackWishes;
  /** Looks at planned downtime now; for what was just planned or changed. */
  announceNow(): Promise<void>;
  clock: Clock;
  log: Logger;
};

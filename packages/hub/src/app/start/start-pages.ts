/** The pages, the JSON API and the door of the `ask` command, served from the same readModel as Discord. */
import { randomBytes } from 'node:crypto';
import { dirname, relative, resolve } from 'node:path';
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { askPlainly } from '../../answers/ask-plainly.ts';
import type { QuestionService } from '../../answers/question-service.ts';
import type { ReadModel } from '../../answers/read-model.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Registry } from '../../domain/registry.ts';
import { isTouched } from '../../downtime/calendar.ts';
import { feedSpan, writeFeed } from '../../downtime/feed/write-feed.ts';
import { inquiryDrivers } from '../../inquiries/inquiry-drivers.ts';
import { reportInquiries } from '../../inquiries/inquiry-report.ts';
import type { InquiryTracker } from '../../inquiries/inquiry-tracker.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import type { ChartDrawer } from '../../interfaces/charts/create-chart-drawer.ts';
import { announceRunningHub } from '../../interfaces/terminal/running-hub.ts';
import type { EndedSessionStore } from '../../interfaces/web/access/ended-sessions.ts';
import { parseTrustedProxies } from '../../interfaces/web/access/trusted-proxies.ts';
import { createWeb } from '../../interfaces/web/create-web.ts';
import { discordLink } from '../../interfaces/web/discord-link.ts';
import { publicCalendar } from '../../interfaces/web/public-downtime.ts';
import type { WebParts } from '../../interfaces/web/web-parts.ts';
import type { Incidents } from '../../notifications/incidents/start-incidents.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import type { History } from '../../store/history/start-history.ts';
import { createBoundedRead } from '../metrics/bounded-read.ts';
import { watchEventLoopDelay } from '../metrics/event-loop-delay.ts';
import { renderHubMetrics } from '../metrics/hub-metrics.ts';
import { startWatchdog } from '../metrics/start-watchdog.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';
import { openAgentDownload } from '../setup/agent-download.ts';
import { findInstallLine } from '../setup/install-line-command.ts';
import { hubVersion } from '../version.ts';
import { modelHostOf } from './create-model-reader.ts';
import type { Talking } from './start-discord.ts';
import type { Watching } from './start-monitoring.ts';

export type PagesOptions = {
  settings: HubSettings;
  secrets: HubSecrets;
  questionService: QuestionService;
  registry(): Registry;
  watching: Watching;
  readModel(): ReadModel;
  history: History;
  incidents: Pick<Incidents, 'lastRanAt' | 'acknowledge' | 'update' | 'explain' | 'alertOf'>;
  pseudonyms: Pseudonyms;
  unanswered: NonNullable<WebParts['unanswered']>;
  cpuPeak: NonNullable<WebParts['cpuPeak']>;
  subscriptions: Pick<SubscriptionBook, 'subscribe'>;
  /** What the store counts, whichever hub wrote it. Rejects where it cannot say. */
  storeFigures(): Promise<{ outboxWaiting: number; openIncidents: number }>;
  /** Whether this hub says what is said unasked. */
  isLeader(): boolean;
  /** Of the nightly backups; undefined where there is none. */
  newestBackupAtMs(): number | undefined;
  tracker: InquiryTracker;
  dataDir: string;
  /** Public keys that agents should trust now, with commas. */
  keysToTrust(): Promise<string>;
  /** Signs the cookies of those who signed in. */
  sessionKey: string;
  drawer: ChartDrawer;
  discord: Talking['discord'];
  endedSessions: EndedSessionStore;
  findToken: WebParts['findToken'];
  announced: WebParts['announced'];
  planning: WebParts['planning'];
  findIncident(id: string): Promise<Incident | undefined>;
  clock: Clock;
  log: Logger;
};

/** Prometheus waits ten seconds for all of it. */
const waitForStoreMs = 1_000;

export type Pages = AsyncDisposable & { ready: Record<string, string> };

/** Throws `web/cannot-listen`. */
export async function startPages(options: PagesOptions): Promise<Pages> {
  const { settings, secrets, questionService, registry, watching, history, incidents, tracker, dataDir, clock, log } =
    options;
  await using starting = new AsyncDisposableStack();
  const eventLoop = starting.use(watchEventLoopDelay());
  const watchdog = starting.use(
    startWatchdog({
      watched: [
        { name: 'polling', lastRanAt: watching.poller.lastRanAt, stallsAfterMs: 90_000 },
        // Four times the pause that it makes while the store refuses everything.
        { name: 'writing history', lastRanAt: history.lastRanAt, stallsAfterMs: 120_000 },
        { name: 'keeping incidents', lastRanAt: incidents.lastRanAt, stallsAfterMs: 120_000 },
      ],
      ...(secrets.HERALD_HEARTBEAT_URL === undefined ? {} : { heartbeatUrl: secrets.HERALD_HEARTBEAT_URL }),
      clock,
      log: log.child({ part: 'watchdog' }),
    }),
  );
  const storeFigures = createBoundedRead(options.storeFigures, { waitMs: waitForStoreMs, clock });
  const { bot, state: discordState } = options.discord;
  const discordSiteUrl = settings.DISCORD_APPLICATION_URL ?? 'https://discord.com';
  const localToken = randomBytes(24).toString('base64url');
  const web = starting.use(
    await createWeb({
      settings: {
        version: hubVersion,
        publicStatus: settings.HERALD_PUBLIC_STATUS,
        discordApiUrl: settings.DISCORD_API_URL,
        discordSiteUrl,
        ...(settings.HERALD_WEB_URL === undefined ? {} : { webUrl: settings.HERALD_WEB_URL.replace(/\/$/, '') }),
      },
      secrets: {
        sessionKey: options.sessionKey,
        localToken,
        ...(secrets.DISCORD_CLIENT_SECRET === undefined ? {} : { discordClientSecret: secrets.DISCORD_CLIENT_SECRET }),
        ...(secrets.HERALD_API_TOKEN === undefined ? {} : { apiToken: secrets.HERALD_API_TOKEN }),
      },
      clock,
      log,
      drawer: options.drawer,
      readModel: options.readModel,
      ask: ({ text, personId, channelId, viewer }) =>
        askPlainly(questionService, registry(), { question: text, as: personId, channel: channelId, viewer }),
      forgetQuestions: questionService.forget,
      ...(secrets.DISCORD_TOKEN === undefined
        ? {}
        : {
            follow: (personId, target) =>
              options.subscriptions.subscribe({
                to: { kind: 'person', id: personId },
                target,
                kinds: ['incident', 'downtime'],
                delivery: 'at-once',
              }),
          }),
      engineersSay: incidents,
      cpuPeak: options.cpuPeak,
      pseudonym: options.pseudonyms.person,
      findIncident: options.findIncident,
      inquiries: async (dayCount) =>
        reportInquiries(await tracker.events(), { settings: registry().inquiries, nowMs: clock.now(), dayCount }),
      unanswered: options.unanswered,
      modelHost: modelHostOf(settings),
      inquiryDrivers: async (report) => inquiryDrivers(report),
      registryState: () => ({
        files: watching.file.files().map((file) => relative(dirname(resolve(settings.HERALD_REGISTRY)), resolve(file))),
        problems: watching.file.problems(),
      }),
      discovery: () => watching.discovery(),
      storeHealth: () => history.health(),
      hasLooked: () => watching.fleet.connectivity().kind !== 'starting',
      installLine: () => findInstallLine(settings.HERALD_WEB_URL, options.keysToTrust),
      calendar: async (audience, names) => feed(audience, names),
      metrics: async () => {
        const figures = await storeFigures();
        return renderHubMetrics({
          fleet: watching.fleet,
          polls: () => watching.poller.statistics(),
          eventLoop,
          stalls: () => watchdog.stalls(),
          store: () => history.health(),
          version: hubVersion,
          isRegistryInForce: () => watching.file.problems().length === 0,
          isLeader: options.isLeader,
          newestBackupAtMs: options.newestBackupAtMs,
          outboxWaiting: () => figures?.outboxWaiting,
          openIncidents: () => figures?.openIncidents,
          discord: discordState,
          hosts: settings.HERALD_METRICS_HOSTS ? 'every' : 'none',
        }).body;
      },
      isProxy: parseTrustedProxies(settings.HERALD_WEB_TRUSTED_PROXIES),
      endedSessions: options.endedSessions,
      findToken: options.findToken,
      announced: options.announced,
      planning: options.planning,
      download: (fileName) => openAgentDownload(fileName),
      discord: {
        state: discordState,
        applicationId: () => bot()?.applicationId,
        servedGuildId: () => bot()?.gate.servedGuildId() ?? registry().discord.guildId,
        standing: async (personId) => (await bot()?.gate.standing(personId)) ?? { kind: 'unknown' },
        channelName: (id) => bot()?.channelName(id),
        messageLink({ channelId, messageId }) {
          const guildId = bot()?.gate.servedGuildId() ?? registry().discord.guildId;
          return guildId && new URL(`/channels/${guildId}/${channelId}/${messageId}`, discordSiteUrl).href;
        },
        link(target) {
          const known = bot();
          if (!known) return undefined;
          const guildId = known.gate.servedGuildId();
          return discordLink(target, registry(), { siteUrl: discordSiteUrl, guildId, botId: known.userId });
        },
      },
    }),
  );
  const url = await web.listen({ host: settings.HERALD_WEB_HOST, port: settings.HERALD_WEB_PORT });
  starting.use(await announceRunningHub(dataDir, { url, token: localToken, pid: process.pid }));
  const stack = starting.move();
  const hasDiscordSignIn = secrets.DISCORD_TOKEN !== undefined && secrets.DISCORD_CLIENT_SECRET !== undefined;
  return {
    ready: {
      webUrl: url,
      ...(hasDiscordSignIn ? {} : { signInLink: `${settings.HERALD_WEB_URL ?? url}${web.signInPath()}` }),
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  function feed(audience: 'public' | 'signed-in', names: readonly string[] | undefined): string {
    const known = registry();
    const downtimes = watching.calendar
      .all(feedSpan(clock.now()))
      .filter((downtime) => names === undefined || names.some((name) => isTouched(downtime, name, known)));
    const common = {
      nowMs: clock.now(),
      ...(settings.HERALD_WEB_URL === undefined ? {} : { url: settings.HERALD_WEB_URL }),
    };
    if (audience === 'signed-in')
      return writeFeed({
        ...common,
        downtimes,
        registry: known,
        name: names ? `Planned downtime of ${names.join(', ')}` : 'Planned downtime',
      });
    const { titleOf, ...feed } = publicCalendar(downtimes, known);
    return writeFeed({
      ...common,
      ...feed,
      name: names ? `Maintenance of ${names.map(titleOf).join(', ')}` : 'Scheduled maintenance',
    });
  }
}

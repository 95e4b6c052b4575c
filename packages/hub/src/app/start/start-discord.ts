/** The part of the hub that talks: the Discord bot, the outbox, and what becomes of questions put to people. */

import type { Clock } from '@herald/protocol/clock';
import type { Answer } from '../../answers/answer.ts';
import { backWords } from '../../answers/back-words.ts';
import { whomToCall } from '../../domain/whom-to-call.ts';
import { herald } from '../../format/command-words.ts';
import { reportInquiries } from '../../inquiries/inquiry-report.ts';
import { createInquiryTracker, type InquiryTracker, startInquiryLooks } from '../../inquiries/inquiry-tracker.ts';
import { createPseudonyms } from '../../inquiries/people.ts';
import { createAnsweredMessages } from '../../interfaces/chat/answered-messages.ts';
import { createLeftOpen } from '../../interfaces/chat/left-open.ts';
import { createLessons } from '../../interfaces/chat/lessons.ts';
import { createOffers } from '../../interfaces/chat/offers.ts';
import { createPutToEngineers } from '../../interfaces/chat/put-to-engineers.ts';
import { createQuestionRate } from '../../interfaces/chat/question-rate.ts';
import { idAt } from '../../interfaces/discord/backfill/last-processed-id.ts';
import type { DiscordState } from '../../interfaces/discord/connection/discord-state.ts';
import { createDrafts } from '../../interfaces/discord/downtime/drafts.ts';
import { inviteLink } from '../../interfaces/discord/invite-link.ts';
import { type RenderOptions, renderAnswer } from '../../interfaces/discord/render-answer.ts';
import type { BotParts } from '../../interfaces/discord/start-bot.ts';
import { startInquiryDigests } from '../../notifications/digests/start-inquiry-digests.ts';
import { inquiryNotice } from '../../notifications/messages/inquiry.ts';
import { keepLastProcessedId, readLastProcessedId } from '../../store/discord/last-processed-id.ts';
import { findIncident } from '../../store/incidents/read-incidents.ts';
import { trackedMessages } from '../../store/inquiries/inquiry-events.ts';
import { lessonMessages } from '../../store/inquiries/lessons.ts';
import type { Store } from '../../store/open-store.ts';
import { createModelReader, modelOf } from './create-model-reader.ts';
import { createPictures } from './create-pictures.ts';
import type { DiscordOptions } from './discord-options.ts';
import { rehearseAnswers } from './rehearse-answers.ts';
import { type KnownBot, startDiscordSide } from './start-discord-side.ts';
import type { Speaking } from './start-sending.ts';

export type Talking = AsyncDisposable & {
  tracker: InquiryTracker;
  discord: {
    state(): DiscordState;
    /** Who and where the bot is, for links into Discord and for signing in. */
    bot(): KnownBot | undefined;
  };
  /** Resolves when the first try to reach Discord has come to an end, good or bad. */
  firstTry: Promise<void>;
  /** What whoever starts the hub wants to know; nothing while Discord was not reached. */
  ready(): Record<string, string | boolean>;
  /** Something was put into the outbox. */
  notify(): void;
  /** Looks at planned downtime now, and sends what there is to say. */
  announceNow(): Promise<void>;
};

const lookEverySeconds = 30;
/** Messages that were deleted while Herald was away are looked for among the questions of so long. */
const lookForDeletedMs = 3 * 86_400_000;
const digestLookSeconds = 60;

/** Discord is reached in the background. Without a token nobody can ask there; all else works. */
export async function startDiscord(options: DiscordOptions): Promise<Talking> {
  const { settings, secrets, store, shards, questionService, registry, incidents, clock } = options;
  const log = options.log.child({ part: 'discord' });
  await using starting = new AsyncDisposableStack();
  const offers = createOffers();
  const pseudonyms = createPseudonyms(options.privacyKey);
  const tracker = createInquiryTracker({
    database: store,
    clock,
    settings: () => registry().inquiries,
    whomToCall: (service) => whomToCall(registry(), service === undefined ? [] : [service]),
    messagesOf: (saying) => inquiryNotice({ saying, offer: offers.find(saying.inquiryId) }),
  });
  await tracker.handle({ kind: 'mode', mode: registry().inquiries.mode, atMs: clock.now() });
  let speaking: () => Speaking | undefined = () => undefined;
  const notify = () => speaking()?.notify();
  const engineers = createPutToEngineers({
    tracker,
    offers,
    questionService,
    registry,
    pseudonyms,
    incidentOf: (names) =>
      incidents.open().find(({ target, isPlanned }) => !isPlanned && names.includes(target.name))?.id,
    notify,
    calls: createQuestionRate({ elapsed: () => clock.elapsed(), burst: 5, perSecond: 1 / 60 }),
    nowMs: () => clock.now(),
    log,
  });
  const answered = createAnsweredMessages({ query: store.query, nowMs: () => clock.now(), log });
  const stopping = new AbortController();
  starting.defer(() => stopping.abort());
  const model = modelOf(settings, secrets);
  const callsPerDay = settings.HERALD_MODEL_CALLS_PER_DAY;
  const readAgain =
    model && createModelReader(model, { ...options, callsPerDay, database: store, log, signal: stopping.signal });
  const lessons = createLessons({ database: store, registry, pseudonyms, log });
  const leftOpen = createLeftOpen({ database: store, pseudonyms, log });
  const isLeader = () => shards.leader.isHeld();
  starting.use(
    startInquiryLooks({
      tracker,
      database: store,
      clock,
      everySeconds: lookEverySeconds,
      isLeader,
      mode: () => registry().inquiries.mode,
      learns: () => registry().inquiries.learns,
      endOfIncident: async (id) => {
        const incident = await findIncident(store.query, id);
        return incident?.endedAtMs === undefined
          ? undefined
          : { atMs: incident.endedAtMs, words: backWords(incident, incident.endedAtMs) };
      },
      notify,
      onFailure: (error) => log.warn({ err: error }, 'inquiries could not be looked at'),
    }),
  );
  const pictures = starting.use(
    createPictures({
      drawer: options.drawer,
      hasBot: Boolean(secrets.DISCORD_TOKEN),
      readModel: options.readModel,
      events: () => tracker.events(),
      clock,
      log,
    }),
  );
  starting.use(
    startInquiryDigests({
      database: store,
      events: () => tracker.events(),
      registry,
      clock,
      everySeconds: digestLookSeconds,
      isLeader,
      notify,
      onFailure: (error) => log.warn({ err: error }, 'a digest of inquiries could not be written'),
    }),
  );
  const render = async (answer: Answer, how: RenderOptions = { depth: 'short' }) =>
    renderAnswer(answer, { ...how, picture: await pictures.ofAnswer(answer) });
  const token = secrets.DISCORD_TOKEN;
  if (token !== undefined)
    starting.use(rehearseAnswers({ questionService, render, registry, clock, log: log.child({ part: 'answers' }) }));
  const commandParts: BotParts['commandParts'] = {
    ...options,
    database: store,
    render,
    tracker,
    pseudonyms,
    answered,
    engineers,
    lessons,
    ...(readAgain && { readAgain }),
    drafts: createDrafts(),
    draw: pictures.ofCard,
    report: async (dayCount) =>
      reportInquiries(await tracker.events(), { settings: registry().inquiries, nowMs: clock.now(), dayCount }),
    announceNow,
    lookAtEvents: async () => speaking()?.lookAtEvents(),
    notify,
    nowMs: () => clock.now(),
  };
  const notBeforeMs = await firstStart(store, clock);
  const discord =
    token === undefined
      ? undefined
      : starting.use(
          startDiscordSide({
            botParts: {
              token,
              apiUrl: settings.DISCORD_API_URL,
              questionService,
              registry,
              answered,
              render: render,
              engineers,
              lessons,
              leftOpen,
              ...(readAgain && { readAgain }),
              lastProcessedId: {
                read: () => readLastProcessedId(store.query),
                keep: (messageId) => keepLastProcessedId(store.query, messageId, clock.now()),
              },
              notBeforeMs,
              tracked: () => tracked(store, clock.now() - lookForDeletedMs),
              isLeader,
              isToldChannel: (id) => options.subscriptions.of({ kind: 'channel', id }).length > 0,
              commandParts,
            },
            speakingOptions: { ...options, draw: pictures.ofCard },
            clock,
            log,
          }),
        );
  speaking = () => discord?.speaking();
  if (!discord) {
    log.warn(
      { code: 'discord/not-configured' },
      `DISCORD_TOKEN is not set: nobody can ask in Discord. \`${herald('setup')}\` leads through it.`,
    );
  }
  const stack = starting.move();
  return {
    tracker,
    discord: { state: () => discord?.state() ?? { kind: 'off' }, bot: () => discord?.bot() },
    firstTry: discord?.firstTry ?? Promise.resolve(),
    ready: () => readyOf(discord?.bot(), settings.DISCORD_APPLICATION_URL),
    notify,
    announceNow,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  async function announceNow(): Promise<void> {
    await options.announceNow();
    notify();
    void speaking()?.lookAtEvents();
  }
}

/** Messages of which something is kept that goes with them. */
async function tracked({ query }: Store, sinceMs: number) {
  return [...(await trackedMessages(query, sinceMs)), ...(await lessonMessages(query, sinceMs))];
}

/** The very first hub notes when it began: what is written from then on is heard, even if Discord is reached much later. */
async function firstStart({ query }: Store, clock: Clock): Promise<number | undefined> {
  if ((await readLastProcessedId(query)) !== undefined) return undefined;
  const nowMs = clock.now();
  await keepLastProcessedId(query, idAt(nowMs), nowMs);
  return nowMs;
}

function readyOf(bot: KnownBot | undefined, applicationUrl: string | undefined): Record<string, string | boolean> {
  if (!bot) return {};
  const { applicationId, name, readsMessages } = bot;
  return { inviteLink: inviteLink(applicationId, applicationUrl), botName: name, readsMessages };
}

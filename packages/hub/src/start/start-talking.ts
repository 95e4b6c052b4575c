/** The part of the hub that talks: the Discord bot, the outbox, and what becomes of questions put to people. */

import type { Clock } from '@herald/protocol/clock';
import { type ButtonInteraction, type Client, type Interaction, MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import type { Knowledge } from '../answers/knowledge.ts';
import type { Desk } from '../desk/create-desk.ts';
import { createAnsweredMessages } from '../discord/answered-messages.ts';
import { startBoards } from '../discord/board/start-boards.ts';
import { createDowntimeCommands } from '../discord/downtime/create-downtime-commands.ts';
import { createDrafts } from '../discord/downtime/drafts.ts';
import { inquiryOutbound } from '../discord/engineers/inquiry-outbound.ts';
import { createOffers } from '../discord/engineers/offers.ts';
import { createPutToEngineers } from '../discord/engineers/put-to-engineers.ts';
import { type EventMirror, startEventMirror } from '../discord/events/start-event-mirror.ts';
import { runInquiriesCommand } from '../discord/inquiries/inquiries-command.ts';
import { inviteLink } from '../discord/invite-link.ts';
import { pressNotAsked } from '../discord/not-what-i-asked.ts';
import { createPrivacyCommand } from '../discord/privacy/privacy-command.ts';
import { renderAnswer } from '../discord/render-answer.ts';
import { createDiscordSpeaker } from '../discord/speak/discord-speaker.ts';
import { createCardDresser } from '../discord/speak/dress-card.ts';
import { startBot } from '../discord/start-bot.ts';
import { pressSubscription } from '../discord/subscriptions/subscription-buttons.ts';
import { tookSubscriptions } from '../discord/subscriptions/subscription-commands.ts';
import { isEngineerHere } from '../discord/who-is-it.ts';
import type { Calendar } from '../downtime/calendar.ts';
import type { DowntimeBook } from '../downtime/downtime-book.ts';
import { acknowledgePrefix } from '../incidents/alert-card.ts';
import type { Incidents } from '../incidents/start-incidents.ts';
import { reportInquiries } from '../inquiries/inquiry-report.ts';
import { createInquiryTracker, type InquiryTracker, startInquiryLooks } from '../inquiries/inquiry-tracker.ts';
import { createPseudonyms, readPrivacyKey } from '../inquiries/people.ts';
import { startDigests } from '../inquiries/start-digests.ts';
import { startOutbox } from '../outbox/start-outbox.ts';
import type { Registry } from '../registry/registry.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';
import type { Shards } from '../shards/shards.ts';
import { findIncident } from '../store/incidents/read-incidents.ts';
import { trackedMessages } from '../store/inquiries/inquiry-events.ts';
import type { Store } from '../store/open-store.ts';
import { findSetting, keepSetting } from '../store/stored-settings.ts';
import type { SubscriptionBook } from '../subscriptions/subscription-book.ts';
import { extendPrefix, finishedPrefix } from './announcement-outbound.ts';

import { createPictures } from './create-pictures.ts';

export type TalkingOptions = {
  settings: HubSettings;
  secrets: HubSecrets;
  store: Store;
  shards: Shards;
  desk: Desk;
  registry(): Registry;
  knowledge(): Knowledge;
  book: DowntimeBook;
  calendar: Calendar;
  subscriptions: SubscriptionBook;
  incidents: Incidents;
  /** Looks at planned downtime now; for what was just planned or changed. */
  announceNow(): Promise<void>;
  clock: Clock;
  log: Logger;
};

export type Talking = AsyncDisposable & {
  tracker: InquiryTracker;
  applicationId: string | undefined;
  /** Who and where the bot is, for links into Discord and for signing in. */
  bot: { id: string; onlyGuildId(): string | undefined } | undefined;
  ready: Record<string, string | boolean>;
  /** Something was put into the outbox. */
  notify(): void;
};

const lookEverySeconds = 30;
/** Messages that were deleted while Herald was away are looked for among the questions of so long. */
const lookForDeletedMs = 3 * 86_400_000;
const heardUntilKey = 'discord/heard-until';
const eventLookSeconds = 10;
const boardLookSeconds = 5;
const digestLookSeconds = 60;
const extendByMs = 30 * 60_000;

/** Throws `discord/…` where the token is wrong or Discord cannot be reached. Without a token nobody can ask in Discord; all else works. */
export async function startTalking(options: TalkingOptions): Promise<Talking> {
  const { settings, secrets, store, shards, desk, registry, incidents, clock } = options;
  const log = options.log.child({ part: 'discord' });
  await using starting = new AsyncDisposableStack();
  const offers = createOffers();
  const pseudonyms = createPseudonyms(await readPrivacyKey(settings.HERALD_DATA_DIR, secrets.HERALD_PRIVACY_KEY));
  const tracker = createInquiryTracker({
    database: store,
    clock,
    settings: () => registry().inquiries,
    ownerOf: (service) => registry().services.get(service)?.owner,
    outboundOf: (saying) => inquiryOutbound(saying, offers),
  });
  await tracker.handle({ kind: 'mode', mode: registry().inquiries.mode, atMs: clock.now() });
  let notify = (): void => undefined;
  const engineers = createPutToEngineers({
    tracker,
    offers,
    desk,
    registry,
    pseudonyms,
    incidentOf: (names) =>
      incidents.open().find(({ target, isPlanned }) => !isPlanned && names.includes(target.name))?.id,
    notify: () => notify(),
    nowMs: () => clock.now(),
    log,
  });
  const answered = createAnsweredMessages({ query: store.query, nowMs: () => clock.now(), log });
  const speaks = () => shards.speaker.isHeld();
  starting.use(
    startInquiryLooks({
      tracker,
      database: store,
      clock,
      everySeconds: lookEverySeconds,
      speaks,
      mode: () => registry().inquiries.mode,
      incidentEndedAtMs: async (id) => (await findIncident(store.query, id))?.endedAtMs,
      notify: () => notify(),
      onFailure: (error) => log.warn({ err: error }, 'inquiries could not be looked at'),
    }),
  );
  const pictures = starting.use(
    createPictures({ knowledge: options.knowledge, events: () => tracker.events(), clock, log }),
  );
  const report = async (dayCount: number) =>
    reportInquiries(await tracker.events(), { settings: registry().inquiries, nowMs: clock.now(), dayCount });
  starting.use(
    startDigests({
      database: store,
      events: () => tracker.events(),
      registry,
      clock,
      everySeconds: digestLookSeconds,
      speaks,
      notify: () => notify(),
      onFailure: (error) => log.warn({ err: error }, 'a digest of inquiries could not be written'),
    }),
  );
  const drafts = createDrafts();
  const privacy = createPrivacyCommand({
    database: store,
    pseudonyms,
    subscriptions: options.subscriptions,
    book: options.book,
    forgetElsewhere(personId) {
      desk.forget(personId);
      drafts.forgetOf(personId);
    },
  });
  let mirror: EventMirror | undefined;
  const tookDowntime = createDowntimeCommands({
    book: options.book,
    calendar: options.calendar,
    registry,
    drafts,
    nearest: (name) => desk.complete(name, 3),
    announceNow,
    nowMs: () => clock.now(),
  });
  const bot = secrets.DISCORD_TOKEN
    ? starting.use(
        await startBot({
          token: secrets.DISCORD_TOKEN,
          apiUrl: settings.DISCORD_API_URL,
          desk,
          registry,
          answered,
          dress: async (answer, how = { depth: 'short' }) =>
            renderAnswer(answer, { ...how, picture: await pictures.ofAnswer(answer) }),
          engineers,
          heardUntil: {
            async read() {
              const kept = await findSetting(store.query, heardUntilKey);
              return typeof kept === 'string' && /^[0-9]{1,20}$/.test(kept) ? kept : undefined;
            },
            keep: (messageId) => keepSetting(store.query, heardUntilKey, messageId, clock.now()),
          },
          tracked: () => trackedMessages(store.query, clock.now() - lookForDeletedMs),
          speaks,
          onOther: took,
          onOtherButton: pressed,
          clock,
          log,
        }),
      )
    : undefined;
  if (bot) {
    const speaker = createDiscordSpeaker(bot.client, createCardDresser(pictures.ofCard));
    const outbox = starting.use(startOutbox({ database: store, speaker, lease: shards.speaker, log, clock }));
    notify = () => outbox.notify();
    starting.use(
      startBoards({
        client: bot.client,
        database: store,
        knowledge: options.knowledge,
        clock,
        everySeconds: boardLookSeconds,
        speaks,
        log,
      }),
    );
    mirror = starting.use(
      startEventMirror({
        client: bot.client,
        database: store,
        calendar: options.calendar,
        registry,
        clock,
        everySeconds: eventLookSeconds,
        speaks,
        log,
      }),
    );
  } else {
    log.warn(
      { code: 'discord/not-configured' },
      'DISCORD_TOKEN is not set: nobody can ask in Discord. `npm run herald -- setup` leads through it.',
    );
  }
  const stack = starting.move();
  return {
    tracker,
    applicationId: bot?.applicationId,
    bot: bot && {
      id: bot.client.user.id,
      onlyGuildId: () => (bot.client.guilds.cache.size === 1 ? bot.client.guilds.cache.firstKey() : undefined),
    },
    ready: bot
      ? {
          inviteLink: inviteLink(bot.applicationId, settings.DISCORD_APPLICATION_URL),
          botName: bot.name,
          readsMessages: bot.readsMessages,
        }
      : {},
    notify: () => notify(),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  async function announceNow(): Promise<void> {
    await options.announceNow();
    notify();
    void mirror?.look();
  }

  /** Commands that are no question about servers. */
  async function took(interaction: Interaction): Promise<boolean> {
    if (await tookSubscriptions(interaction, options)) return true;
    if ((await tookDowntime(interaction)) || (await privacy(interaction))) return true;
    if (!interaction.isChatInputCommand()) return false;
    if (interaction.commandName !== 'inquiries') return false;
    await runInquiriesCommand(interaction, { report, draw: pictures.ofCard, nowMs: () => clock.now() });
    return true;
  }

  /** Buttons that are not about an answer. */
  async function pressed(interaction: ButtonInteraction, client: Client<true>): Promise<boolean> {
    const { customId } = interaction;
    const questionId = async (answerId: string) => (await answered.questionOf(answerId))?.messageId;
    if (await engineers.pressed(interaction, questionId)) return true;
    const asked = { client, desk, registry, answered, database: store, tracker, pseudonyms, nowMs: () => clock.now() };
    if (await pressNotAsked(interaction, asked)) return true;
    if (await pressSubscription(interaction, options)) return true;
    if (customId.startsWith(acknowledgePrefix)) return acknowledge(interaction);
    if (customId.startsWith(finishedPrefix) || customId.startsWith(extendPrefix)) return settleDowntime(interaction);
    return false;
  }

  async function acknowledge(interaction: ButtonInteraction): Promise<true> {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const by =
      interaction.member && 'displayName' in interaction.member
        ? String(interaction.member.displayName)
        : interaction.user.username;
    const outcome = await incidents.acknowledge(interaction.customId.slice(acknowledgePrefix.length), by);
    const words = {
      acknowledged: "Thank you: I've noted that you are on it.",
      already: 'Someone is on it already.',
      unknown: 'That incident is over, or I no longer know it.',
    };
    await interaction.editReply({ content: words[outcome] });
    notify();
    return true;
  }

  async function settleDowntime(interaction: ButtonInteraction): Promise<true> {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const isFinish = interaction.customId.startsWith(finishedPrefix);
    const id = interaction.customId.slice(isFinish ? finishedPrefix.length : extendPrefix.length);
    const nowMs = clock.now();
    const dayMs = 86_400_000;
    const found = options.calendar
      .downtimes({ fromMs: nowMs - 14 * dayMs, toMs: nowMs + dayMs })
      .find((downtime) => downtime.id === id);
    if (!found) {
      await interaction.editReply({ content: 'I no longer know that window: it is over or was cancelled.' });
      return true;
    }
    const isOwner = options.book.plannerOf(found.seriesId ?? found.id) === interaction.user.id;
    if (!isOwner && !isEngineerHere(interaction, registry())) {
      await interaction.editReply({ content: 'Only engineers and whoever planned it can say that.' });
      return true;
    }
    if (isFinish) await options.book.finish(found);
    else await options.book.extend(found, Math.max(nowMs, found.endsAtMs) + extendByMs);
    await announceNow();
    await interaction.editReply({
      content: isFinish
        ? "Noted: it is finished. I'll say so in the channels."
        : "Noted: 30 minutes more. I'll say so in the channels.",
    });
    return true;
  }
}

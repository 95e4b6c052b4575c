/** What the people of the month do in Discord, each as a person would: with what they see there. */
import type { Discord } from '@herald/discord-sandbox/start-discord';
import type { Month, MonthEvent, MonthMessage } from './month.ts';

type Event<Kind extends MonthEvent['kind']> = Extract<MonthEvent, { kind: Kind }>;

export type PeopleOfMonth = {
  say(message: MonthMessage): Promise<{ id: string; atMs: number }>;
  /** In the thread of the message where there is one, else as a reply. Undefined where there was no need to. */
  reply(event: Event<'engineer-reply'>): Promise<number | undefined>;
  remove(event: Event<'delete'>): Promise<void>;
  /** `impossible`: there is no such button. `failed`: Discord said that the application did not respond. */
  press(
    event: Event<'press'>,
  ): Promise<{ kind: 'pressed'; atMs: number } | { kind: 'impossible' } | { kind: 'failed' }>;
  /** Fills the form of `/downtime plan`, reads what is shown back and announces it. False where Discord said that the application did not respond. */
  plan(window: Event<'window'>): Promise<boolean>;
  /** `/downtime list` has it: whoever saw a press fail looks there before they do it again. */
  isPlanned(window: Event<'window'>): Promise<boolean>;
  messages(): readonly { monthId: string; id: string }[];
};

const labels = {
  'that-answers': ['That answers it'],
  'still-need': ['I still need an engineer', 'Ask an engineer'],
  'not-it': ['Not what I asked'],
} as const;
/** By the machine's clock: two minutes pass in the month before anyone presses, and only milliseconds here. */
const answerWithinMs = 10_000;
const pressWithinMs = 60_000;
const offlineLookMs = 500;

export function createPeopleOfMonth(options: {
  month: Month;
  discord: Discord;
  nowMs(): number;
  isTakenUp(messageId: string): boolean;
}): PeopleOfMonth {
  const { month, discord, nowMs, isTakenUp } = options;
  const { world } = discord;
  const idOf = new Map<string, string>();
  const content = new Set<string>();
  const names = new Map(month.people.map(({ key, name }) => [key, name]));
  const channels = new Map(month.channels.map(({ key, name }) => [key, `#${name}`]));
  const person = (key: string) => discord.as(names.get(key) ?? '');

  return {
    async say(message) {
      const said = await person(message.author).say(
        channels.get(message.channel) ?? '',
        `${mentionOf(message)}${message.text}`,
      );
      idOf.set(message.id, said.id);
      return { id: said.id, atMs: Date.parse(said.timestamp) };
    },
    async reply({ author, messageId, text, unlessContent }) {
      const id = idOf.get(messageId);
      if (id === undefined || (unlessContent && content.has(messageId))) return undefined;
      const inThread = world.channels.has(id);
      if (!inThread && !isThere(id)) return undefined;
      const said = inThread ? await person(author).say(id, text) : await person(author).reply(id, text);
      return Date.parse(said.timestamp);
    },
    async remove({ messageId }) {
      const id = idOf.get(messageId);
      const author = month.events.find((event) => event.kind === 'message' && event.id === messageId);
      if (id !== undefined && isThere(id) && author?.kind === 'message') await person(author.author).delete(id);
    },
    async press({ author, messageId, button }) {
      const id = idOf.get(messageId) ?? '';
      const found = await buttonFor(id, labels[button]);
      if (!found) return { kind: 'impossible' };
      const atMs = nowMs();
      const outcome = await patiently((signal) => person(author).press(found.messageId, found.label, { signal }));
      if (outcome === undefined || outcome.kind === 'failed') return { kind: 'failed' };
      if (button === 'that-answers') content.add(messageId);
      return { kind: 'pressed', atMs };
    },
    async plan({ author, title, when, service }) {
      const engineer = person(author);
      const form = await patiently((signal) => engineer.slash('downtime plan', {}, { signal }));
      if (form?.kind !== 'modal') return false;
      const typed = { title, when, repeats: '', affects: service, customers: '' };
      const shown = await patiently((signal) => engineer.submitModal(form.modal, typed, { signal }));
      if (shown?.kind !== 'reply') return false;
      const announced = await patiently((signal) => engineer.press(shown.message, 'Announce it', { signal }));
      return announced !== undefined && announced.kind !== 'failed';
    },
    async isPlanned({ author, title }) {
      const listed = await patiently((signal) => person(author).slash('downtime list', {}, { signal }));
      if (listed?.kind !== 'reply') throw new Error('/downtime list does not answer.');
      return JSON.stringify(listed.message).includes(title);
    },
    messages: () => [...idOf].map(([monthId, id]) => ({ monthId, id })),
  };

  /** Undefined where nothing came in time, which Discord shows as a failure; without a bot that is at once. */
  async function patiently<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const giveUp = new AbortController();
    const late = setTimeout(() => giveUp.abort(), pressWithinMs);
    const gone = setInterval(() => {
      if (!world.botOnline) giveUp.abort();
    }, offlineLookMs);
    try {
      return await act(giveUp.signal);
    } catch (error) {
      if (giveUp.signal.aborted) return undefined;
      throw error;
    } finally {
      clearTimeout(late);
      clearInterval(gone);
    }
  }

  function mentionOf({ mentions }: MonthMessage): string {
    if (mentions?.who === 'herald') return `<@${discord.botId}> `;
    if (mentions?.who === 'engineers') return `<@&${discord.roleId('Engineer')}> `;
    return mentions?.who === 'engineer' ? `<@${person(mentions.key).id}> ` : '';
  }

  /** On Herald's reply to the message, or in the thread on it. Waits a little: the answer may be on its way. */
  async function buttonFor(
    id: string,
    wanted: readonly string[],
  ): Promise<{ messageId: string; label: string } | undefined> {
    const at = performance.now();
    for (;;) {
      for (const message of messagesAbout(id)) {
        const shown = labelsOn(message.components);
        const label = wanted.find((one) => shown.includes(one));
        if (label !== undefined) return { messageId: message.id, label };
        if (shown.length > 0) return undefined;
      }
      if (performance.now() - at > (isTakenUp(id) ? answerWithinMs : 0)) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  function messagesAbout(id: string) {
    const thread = [...(world.channels.get(id)?.messages.values() ?? [])];
    const channel = channelOf(id);
    const replies = channel
      ? [...channel.messages.values()].slice(-60).filter(({ reference }) => reference?.messageId === id)
      : [];
    return [...replies, ...thread].filter(({ authorId }) => authorId === discord.botId);
  }

  function isThere(id: string): boolean {
    return channelOf(id) !== undefined;
  }

  function channelOf(id: string) {
    return [...world.channels.values()].find(({ messages }) => messages.has(id));
  }
}

function labelsOn(components: readonly object[]): string[] {
  return components.flatMap((row) =>
    'components' in row && Array.isArray(row.components)
      ? row.components.flatMap((one: object) => ('label' in one ? [String(one.label)] : []))
      : [],
  );
}

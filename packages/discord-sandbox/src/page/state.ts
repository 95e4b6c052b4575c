/** What the page knows: what the server told this person, and what is open, typed and chosen here. */
import type { ShownDemo } from '../control/demo.ts';
import type { SeenMessage, stateFor } from '../control/person-view.ts';
import type { Modal } from '../world/things.ts';

export type ServerState = ReturnType<typeof stateFor>;
export type CommandJson = ServerState['commands']['guild'][number];

/** A line that only this page shows, such as a command that got no answer. */
export type Note = { id: string; channelId: string; text: string; command?: string; isError: boolean };

export type Menu = { messageId: string; x: number; y: number };

/** One option of a command while it is filled in: what stands in the field, and the value that was chosen for it. */
export type OptionEntry = { text: string; value?: string | number | boolean };

export type OptionShape = {
  name: string;
  description: string;
  type: number;
  required: boolean;
  autocomplete: boolean;
  choices: { name: string; value: string | number }[];
};

/** A slash command being written. */
export type Draft = {
  command: CommandJson;
  path: string[];
  options: OptionShape[];
  entries: Map<string, OptionEntry>;
  error?: string;
};

export type Suggestion = { label: string; hint: string; pick(): void };

export type PageState = {
  server: ServerState;
  channelId: string;
  messages: Map<string, SeenMessage[]>;
  unread: Map<string, { count: number; mentions: number }>;
  /** When each person's typing notice ends, by channel and person. */
  typing: Map<string, Map<string, number>>;
  notes: Note[];
  /** Messages whose button or menu waits for the bot, and those whose interaction failed. */
  waiting: Set<string>;
  failed: Set<string>;
  activeMessageId?: string;
  replyTo?: SeenMessage;
  editingId?: string;
  modal?: { modal: Modal; error?: string };
  menu?: Menu;
  openSelect?: string;
  draft?: Draft;
  suggestions: Suggestion[];
  suggestionTitle: string;
  chosen: number;
  /** What can be tried, where somebody staged it; and the switches that are being thrown. */
  demo?: ShownDemo;
  isDemoOpen: boolean;
  throwing: Set<string>;
  isDrawerOpen: boolean;
  isPinsOpen: boolean;
  isConnected: boolean;
};

export function channelOf(state: PageState, id: string = state.channelId) {
  return state.server.channels.find((channel) => text(channel, 'id') === id);
}

export function userOf(state: PageState, id: string) {
  const known = state.server.users.find((user) => user.id === id);
  return known ?? { id, name: 'Deleted User', bot: false, color: 0, roles: [] };
}

/** A text field of a record whose shape is Discord's. */
export function text(record: object | undefined, key: string): string {
  const value: unknown = record ? Reflect.get(record, key) : undefined;
  return typeof value === 'string' ? value : '';
}

export function isDm(channel: object | undefined): boolean {
  return text(channel, 'recipient') !== '';
}

export function isThread(channel: object | undefined): boolean {
  return channel !== undefined && 'thread_metadata' in channel;
}

export function channelTitle(state: PageState, channel: object | undefined): string {
  return isDm(channel) ? userOf(state, state.server.botId).name : text(channel, 'name');
}

/** A role's colour, moved towards black or white until it can be read on every ground of the theme, tinted ones too; empty for none. */
export function color(value: number): string {
  if (value === 0) return '';
  const isLight = document.documentElement.dataset['theme'] === 'light';
  const towards = isLight ? 0 : 255;
  let channels = [value >> 16, (value >> 8) & 255, value & 255];
  for (let step = 0; step < 20 && contrast(channels, isLight ? 1 : 0.033) < 7; step += 1) {
    channels = channels.map((one) => Math.round(one + (towards - one) * 0.08));
  }
  return `#${channels.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast by WCAG between a colour and a ground of this luminance. */
function contrast(channels: readonly number[], groundLuminance: number): number {
  const [red = 0, green = 0, blue = 0] = channels.map((one) =>
    one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
  );
  const own = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (Math.max(own, groundLuminance) + 0.05) / (Math.min(own, groundLuminance) + 0.05);
}

/** A colour exactly as given: embeds keep theirs in both themes. */
export function exactColor(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

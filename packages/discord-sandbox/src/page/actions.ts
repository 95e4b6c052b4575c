/** What the views call when a person does something. */
import type { SeenMessage } from '../control/person-view.ts';
import type { Modal } from '../world/things.ts';
import type { CommandJson, PageState } from './state.ts';

export type Actions = {
  state(): PageState;
  update(change: Partial<PageState>): void;
  become(personId: string): void;
  openChannel(channelId: string): void;
  setTheme(theme: 'light' | 'dark'): void;
  say(text: string): void;
  typed(text: string): void;
  edit(messageId: string, text: string): void;
  remove(message: SeenMessage): void;
  toggleReaction(message: SeenMessage, emoji: string): void;
  openThread(message: SeenMessage): void;
  pin(message: SeenMessage): void;
  press(message: SeenMessage, customId: string): void;
  select(message: SeenMessage, customId: string, values: string[]): void;
  runMessageCommand(message: SeenMessage, command: CommandJson): void;
  submitModal(modal: Modal, values: Record<string, string | string[]>): void;
  beginCommand(command: CommandJson, path: string[]): void;
  fillOption(name: string, text: string): void;
  sendCommand(): void;
  jumpTo(messageId: string): void;
  dismissNote(id: string): void;
  /** Writes a question of the demonstration into the channel where Herald listens. */
  askDemo(question: string): void;
  pressSwitch(id: string): void;
};

/** A simulated month as plain data: who says what where and when, what happens to servers, and what is true of it. */

export type MonthService = { name: string; alias: string; hosts: readonly string[]; needs: number };

export type MonthPerson = { key: string; name: string; role: 'csm' | 'engineer' };

export type MonthChannel = { key: string; name: string; isAskEngineering: boolean };

/** What the message is, whatever anyone makes of it. */
export type MessageTruth = {
  isInquiry: boolean;
  /** `channel`: asked of whoever reads it. */
  putTo?: 'herald' | 'engineers' | 'channel';
  /** Missing where it is about everything. */
  service?: string;
  /** Whether Herald answers it by itself; where this is missing, it does what it is there for. */
  isAnswered?: boolean;
};

export type MonthMessage = {
  kind: 'message';
  id: string;
  atMs: number;
  author: string;
  channel: string;
  text: string;
  /** Written before the text: Herald, the engineers' role, or one engineer by key. */
  mentions?: { who: 'herald' } | { who: 'engineers' } | { who: 'engineer'; key: string };
  truth: MessageTruth;
};

export type MonthEvent =
  | MonthMessage
  /** In the thread of the message, or as a reply to it. */
  | {
      kind: 'engineer-reply';
      atMs: number;
      author: string;
      messageId: string;
      text: string;
      /** Nobody replies to who is content with Herald's answer. */
      unlessContent?: true;
    }
  /** On Herald's answer to the message or on its offer; only possible where there is one. */
  | { kind: 'press'; atMs: number; author: string; messageId: string; button: 'that-answers' | 'still-need' | 'not-it' }
  | { kind: 'delete'; atMs: number; messageId: string }
  | { kind: 'host-down' | 'host-up'; atMs: number; host: string }
  /** EC2 announces that it will restart the host. */
  | { kind: 'scheduled-event'; atMs: number; host: string; eventId: string; startsAtMs: number; endsAtMs: number }
  /** An engineer plans a window: with `/downtime plan`, in the words of a person, or in the registry. */
  | {
      kind: 'window';
      atMs: number;
      author: string;
      by: 'command' | 'registry';
      /** No other window has it. */
      title: string;
      service: string;
      when: string;
      startsAtMs: number;
      endsAtMs: number;
    }
  | { kind: 'mode'; atMs: number; mode: 'observe' | 'answer' };

export type Month = {
  seed: number;
  zone: string;
  startsAtMs: number;
  endsAtMs: number;
  /** When Herald begins to answer. */
  switchesAtMs: number;
  people: readonly MonthPerson[];
  channels: readonly MonthChannel[];
  services: readonly MonthService[];
  /** In order of time. */
  events: readonly MonthEvent[];
};

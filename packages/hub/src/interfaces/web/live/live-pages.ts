/**
 * Pages that stay current: every open page of a kind is fed from one look at the fleet, made only while somebody looks.
 * Only what changed is sent, and the text of a change is made once for all readers.
 */
import type { ServerResponse } from 'node:http';
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { htmlText } from '../html.ts';
import type { LiveParts } from './live-part.ts';

export type LivePages = AsyncDisposable & {
  /** Feeds the reader until it closes. False where too many pages are open: then it got what is known, and was ended. */
  open(topic: string, reader: LiveReader, look: () => Promise<LiveParts>): boolean;
  count(): number;
};

export type LiveReader = {
  response: ServerResponse;
  /** Whom an open page is counted for. */
  bearer: string;
  isSignedIn: boolean;
  /** False once the person may no longer see what is sent. */
  mayStay(): boolean;
};

type Topic = {
  /** With the moment at which each began, of the clock's `elapsed`. */
  readers: Map<LiveReader, number>;
  look(): Promise<LiveParts>;
  shown: Map<string, string>;
};

const lookEveryMs = 2_000;
/** An unchanged page is told its age this often; `live.ts` in the browser calls the connection lost after three times as long. */
const ageEveryMs = 6_000;
/** Then the browser comes again, and what its person may see is asked anew. */
const longestMs = 30 * 60_000;
const mostReaders = 2_000;
/** Strangers leave room for those who work here. */
const mostStrangers = 1_500;
/** One office may sit behind one address; one person has not more tabs than this. */
const mostOfOneBearer = { stranger: 100, signedIn: 40 };
const mostWaitingBytes = 1_000_000;

export type LivePagesParts = {
  clock: Clock;
  log: Logger;
  /** Before each round: learns who signed out meanwhile, wherever they did. */
  learnWhoLeft(): Promise<void>;
};

export function startLivePages({ clock, log, learnWhoLeft }: LivePagesParts): LivePages {
  const topics = new Map<string, Topic>();
  const countByBearer = new Map<string, number>();
  let strangers = 0;
  const stopping = new AbortController();
  let feeding: Promise<void> | undefined;
  let lastAgeMs = Number.NEGATIVE_INFINITY;
  return { open, count, [Symbol.asyncDispose]: stop };

  function open(name: string, reader: LiveReader, look: () => Promise<LiveParts>): boolean {
    const { response } = reader;
    const topic = topics.get(name) ?? { readers: new Map(), look, shown: new Map() };
    // What is known is sent at once: the page may be older than the last change.
    const known =
      topic.shown.size > 0
        ? eventText({ nowMs: clock.now(), parts: Object.fromEntries(topic.shown) })
        : ': welcome\n\n';
    if (isFullFor(reader)) {
      response.end(`retry: 30000\n${known}event: full\ndata: {}\n\n`);
      return false;
    }
    topic.look = look;
    topics.set(name, topic);
    topic.readers.set(reader, clock.elapsed());
    counted(reader, 1);
    response.once('close', () => {
      counted(reader, -1);
      topic.readers.delete(reader);
      if (topic.readers.size === 0 && topics.get(name) === topic) topics.delete(name);
    });
    response.write(`retry: 3000\n${known}`);
    feeding ??= feed().finally(() => {
      feeding = undefined;
    });
    return true;
  }

  function isFullFor({ bearer, isSignedIn }: LiveReader): boolean {
    const most = isSignedIn ? mostOfOneBearer.signedIn : mostOfOneBearer.stranger;
    return (
      stopping.signal.aborted ||
      count() >= mostReaders ||
      (!isSignedIn && strangers >= mostStrangers) ||
      (countByBearer.get(bearer) ?? 0) >= most
    );
  }

  function counted({ bearer, isSignedIn }: LiveReader, change: 1 | -1): void {
    if (!isSignedIn) strangers += change;
    const now = (countByBearer.get(bearer) ?? 0) + change;
    if (now > 0) countByBearer.set(bearer, now);
    else countByBearer.delete(bearer);
  }

  function count(): number {
    return topics.values().reduce((sum, { readers }) => sum + readers.size, 0);
  }

  async function feed(): Promise<void> {
    while (!stopping.signal.aborted && topics.size > 0) {
      const isAgeDue = clock.elapsed() - lastAgeMs >= ageEveryMs;
      if (isAgeDue) lastAgeMs = clock.elapsed();
      await learnWhoLeft();
      for (const [name, topic] of topics) await feedTopic(name, topic, isAgeDue);
      await clock.sleep(lookEveryMs, stopping.signal);
    }
  }

  async function feedTopic(name: string, topic: Topic, isAgeDue: boolean): Promise<void> {
    for (const reader of topic.readers.keys())
      if (!reader.mayStay()) {
        topic.readers.delete(reader);
        reader.response.end('event: ended\ndata: {}\n\n');
      }
    if (topic.readers.size === 0) return;
    try {
      const changed: Record<string, string> = {};
      const parts = await topic.look();
      for (const [part, markup] of parts) {
        const text = htmlText(markup);
        if (topic.shown.get(part) === text) continue;
        topic.shown.set(part, text);
        changed[part] = text;
      }
      for (const part of topic.shown.keys()) if (!parts.has(part)) topic.shown.delete(part);
      if (isAgeDue || Object.keys(changed).length > 0)
        broadcast(topic, eventText({ nowMs: clock.now(), parts: changed }));
    } catch (err) {
      log.error({ err, topic: name }, 'a live page could not be renewed');
    }
  }

  function broadcast({ readers }: Topic, text: string): void {
    const bytes = Buffer.from(text);
    for (const [reader, beganMs] of readers) {
      // A reader that takes nothing is let go; its browser comes back when it can.
      const { response } = reader;
      if (response.writableLength > mostWaitingBytes) response.destroy();
      else response.write(bytes);
      if (clock.elapsed() - beganMs > longestMs) response.end();
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    for (const { readers } of topics.values())
      for (const { response } of readers.keys()) response.end('event: closing\ndata: {}\n\n');
    topics.clear();
    await feeding;
  }
}

function eventText(data: { nowMs: number; parts: Readonly<Record<string, string>> }): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

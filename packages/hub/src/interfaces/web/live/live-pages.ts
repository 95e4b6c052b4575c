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
  /** Feeds `response` until it closes. False where too many pages are open. */
  open(topic: string, response: ServerResponse, look: () => Promise<LiveParts>): boolean;
  count(): number;
};

type Topic = {
  /** With the moment at which each began, of the clock's `elapsed`. */
  readers: Map<ServerResponse, number>;
  look(): Promise<LiveParts>;
  shown: Map<string, string>;
};

const lookEveryMs = 2_000;
/** An unchanged page is told its age this often; `live.ts` in the browser calls the connection lost after three times as long. */
const ageEveryMs = 6_000;
/** Then the browser comes again, and what its person may see is asked anew. */
const longestMs = 30 * 60_000;
const mostReaders = 2_000;
const mostWaitingBytes = 1_000_000;

export function startLivePages({ clock, log }: { clock: Clock; log: Logger }): LivePages {
  const topics = new Map<string, Topic>();
  const stopping = new AbortController();
  let feeding: Promise<void> | undefined;
  let lastAgeMs = Number.NEGATIVE_INFINITY;
  return { open, count, [Symbol.asyncDispose]: stop };

  function open(name: string, response: ServerResponse, look: () => Promise<LiveParts>): boolean {
    if (count() >= mostReaders || stopping.signal.aborted) return false;
    const topic = topics.get(name) ?? { readers: new Map(), look, shown: new Map() };
    topic.look = look;
    topics.set(name, topic);
    topic.readers.set(response, clock.elapsed());
    response.once('close', () => {
      topic.readers.delete(response);
      if (topic.readers.size === 0 && topics.get(name) === topic) topics.delete(name);
    });
    // What is known is sent at once: the page may be older than the last change.
    const parts = Object.fromEntries(topic.shown);
    response.write(`retry: 3000\n${topic.shown.size > 0 ? eventText({ nowMs: clock.now(), parts }) : ': welcome\n\n'}`);
    feeding ??= feed().finally(() => {
      feeding = undefined;
    });
    return true;
  }

  function count(): number {
    return topics.values().reduce((sum, { readers }) => sum + readers.size, 0);
  }

  async function feed(): Promise<void> {
    while (!stopping.signal.aborted && topics.size > 0) {
      const isAgeDue = clock.elapsed() - lastAgeMs >= ageEveryMs;
      if (isAgeDue) lastAgeMs = clock.elapsed();
      for (const [name, topic] of topics) await feedTopic(name, topic, isAgeDue);
      await clock.sleep(lookEveryMs, stopping.signal);
    }
  }

  async function feedTopic(name: string, topic: Topic, isAgeDue: boolean): Promise<void> {
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
      if (reader.writableLength > mostWaitingBytes) reader.destroy();
      else reader.write(bytes);
      if (clock.elapsed() - beganMs > longestMs) reader.end();
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    for (const { readers } of topics.values())
      for (const reader of readers.keys()) reader.end('event: closing\ndata: {}\n\n');
    topics.clear();
    await feeding;
  }
}

function eventText(data: { nowMs: number; parts: Readonly<Record<string, string>> }): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** Reads one metadata category after the other. What is wrong with one costs that one, which then keeps what was known of it. */
import { isHeraldError } from '@herald/protocol/herald-error';
import type { ImdsClient } from './imds-client.ts';
import { imdsFault } from './imds-faults.ts';
import { notAsWritten, type Parse, parseText } from './parse-values.ts';

/** `category` is the path without `meta-data/`; `what` are some words for a person. */
export type CategoryFault = { category: string; what: string };

export type CategoryReader = {
  /** The category's value; `before` where it cannot be had now, undefined where EC2 has none. Throws only what is fatal to all. */
  read<Value>(path: string, parse: Parse<Value>, before: Value | undefined): Promise<Value | undefined>;
  faults(): readonly CategoryFault[];
};

export type CategoryReaderOptions = {
  client: ImdsClient;
  signal: AbortSignal;
  /** Called before each request: what is more urgent goes first. */
  beforeEach?(): Promise<void>;
  /** Called where the service wants to be left alone for a while; resolves when it may be asked again. */
  rest?(): Promise<void>;
};

/** EC2's own ids and those of services that imitate it. */
const instanceIdForm = /^i-[0-9a-f]{8,32}$/;
const mostFaults = 200;

/** The one value without which there is no instance. Throws `imds/...`. */
export async function readInstanceId(client: ImdsClient, signal: AbortSignal): Promise<string> {
  const answer = await client.get('meta-data/instance-id', signal);
  const instanceId = answer.kind === 'found' ? parseText(answer.text, 4096) : undefined;
  if (instanceId === undefined) throw imdsFault('imds/absent');
  if (!instanceIdForm.test(instanceId)) throw imdsFault('imds/garbage');
  return instanceId;
}

export function createCategoryReader(options: CategoryReaderOptions): CategoryReader {
  const { client, signal, beforeEach, rest } = options;
  const faults: CategoryFault[] = [];
  return { read, faults: () => faults };

  async function read<Value>(path: string, parse: Parse<Value>, before: Value | undefined): Promise<Value | undefined> {
    await beforeEach?.();
    const category = path.replace(/^meta-data\//, '');
    const complain = (what: string) => note({ category, what });
    let text: string;
    try {
      const answer = await client.get(path, signal);
      if (answer.kind === 'absent') return undefined;
      text = answer.text;
    } catch (error) {
      signal.throwIfAborted();
      complain(wordsFor(error));
      if (client.restMs() > 0 && rest) await rest();
      // One category that fails says nothing about the service; the id that fails with it does, and that is thrown.
      else await readInstanceId(client, signal);
      return before;
    }
    try {
      return parse(text, complain);
    } catch (error) {
      complain(wordsFor(error));
      return before;
    }
  }

  /** The same about the same is said once. */
  function note(fault: CategoryFault): void {
    const isKnown = faults.some(({ category, what }) => category === fault.category && what === fault.what);
    if (!isKnown && faults.length < mostFaults) faults.push(fault);
  }
}

const words: Readonly<Record<string, string>> = {
  'imds/forbidden': 'HTTP 403',
  'imds/throttled': 'HTTP 429',
  'imds/token-refused': 'HTTP 401',
  'imds/unavailable': 'HTTP 5xx, or the connection was lost',
  'imds/redirected': 'sent elsewhere',
  'imds/slow': 'no answer in time',
  'imds/unreachable': 'no connection',
  'imds/garbage': notAsWritten,
};

/** Throws what is no fault of the service, but a bug. */
function wordsFor(error: unknown): string {
  if (!isHeraldError(error)) throw error;
  return words[error.code] ?? error.code;
}

const mostNamed = 6;

/** "tags/instance (HTTP 403); ipv6 and mac (not as EC2 writes it); and 3 more". Undefined where nothing is wrong. */
export function renderFaults(faults: readonly CategoryFault[]): string | undefined {
  if (faults.length === 0) return undefined;
  const byWhat = new Map<string, string[]>();
  for (const { category, what } of faults.slice(0, mostNamed))
    byWhat.set(what, [...(byWhat.get(what) ?? []), category.slice(0, 60)]);
  const groups = [...byWhat].map(([what, categories]) => `${categories.join(', ')} (${what})`);
  const more = faults.length - mostNamed;
  return [...groups, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

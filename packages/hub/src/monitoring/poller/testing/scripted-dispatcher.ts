/** undici without a network: each request is answered by the next part of a script. */
import { Dispatcher } from 'undici';

export type Scripted =
  | { status: number; headers?: Record<string, string | string[]>; body?: string | readonly Buffer[] }
  /** `after`: what came before it broke off. */
  | { error: Error; after?: 'nothing' | 'headers' }
  /** Nothing ever comes. */
  | 'silence'
  /** No connection comes about before `goOn` is called. */
  | 'unconnected';

export class ScriptedDispatcher extends Dispatcher {
  readonly asked: { path: string; headers: unknown }[] = [];
  /** Requests that were let go of before their end. */
  aborted = 0;
  /** Ends what `unconnected` began: it may go on now. */
  goOn: () => void = () => undefined;
  private readonly script: Scripted[];

  constructor(script: readonly Scripted[]) {
    super();
    this.script = [...script];
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.asked.push({ path: options.path, headers: options.headers });
    const part = this.script.shift() ?? 'silence';
    const note = () => {
      this.aborted += 1;
    };
    const controller: Dispatcher.DispatchController = {
      aborted: false,
      paused: false,
      reason: null,
      rawHeaders: [],
      rawTrailers: [],
      abort: note,
      pause: () => undefined,
      resume: () => undefined,
    };
    if (part === 'unconnected') {
      this.goOn = () => handler.onRequestStart?.(controller, {});
      return true;
    }
    handler.onRequestStart?.(controller, {});
    if (part === 'silence') return true;
    if ('error' in part) {
      if (part.after === 'headers') handler.onResponseStart?.(controller, 200, {}, 'OK');
      handler.onResponseError?.(controller, part.error);
      return true;
    }
    handler.onResponseStart?.(controller, part.status, part.headers ?? {}, '');
    const chunks = typeof part.body === 'string' ? [Buffer.from(part.body)] : (part.body ?? []);
    for (const chunk of chunks) handler.onResponseData?.(controller, chunk);
    handler.onResponseEnd?.(controller, {});
    return true;
  }
}

export function failing(code: string): Error {
  return Object.assign(new Error(`failed: ${code}`), { code });
}

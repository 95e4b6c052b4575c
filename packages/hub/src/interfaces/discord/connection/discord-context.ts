/**
 * All that the Discord side sets off runs in this context, however late. By it an error that nobody caught is known as
 * its own; the lines of its stack would not do, since those of the bundled hub name no file.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const context = new AsyncLocalStorage<true>();

export function inDiscordContext<Result>(work: () => Result): Result {
  return context.run(true, work);
}

export function isInDiscordContext(): boolean {
  return context.getStore() === true;
}

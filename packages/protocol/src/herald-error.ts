/** The one error class of Herald: a stable code, what happened in plain words, and what to do next. */

export type HeraldErrorDetails = {
  /** What happened, in plain words, without a secret. */
  message: string;
  /** What the reader can do about it. */
  next: string;
  /** The underlying failure, for the log only. */
  cause?: unknown;
};

/** `code` has the form `area/what-is-wrong` and keeps its meaning for good. Compare codes, never messages. */
export class HeraldError extends Error {
  readonly code: string;
  readonly next: string;

  constructor(code: string, { message, next, cause }: HeraldErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'HeraldError';
    this.code = code;
    this.next = next;
  }
}

export function isHeraldError(error: unknown): error is HeraldError {
  return error instanceof HeraldError;
}

/** One line for a terminal: code, what happened, what to do. What is not Herald's own error says only its message. */
export function errorLine(error: unknown): string {
  if (isHeraldError(error)) return `${error.code}: ${error.message} ${error.next}`;
  return error instanceof Error ? error.message : String(error);
}

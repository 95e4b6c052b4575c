import { HeraldError } from '@herald/protocol/herald-error';

/** What the real Discord would not let a person do. */
export function cannot(what: string): HeraldError {
  return new HeraldError('sandbox/cannot-do', {
    message: `${what}.`,
    next: 'Do what the real Discord would let a person do.',
  });
}

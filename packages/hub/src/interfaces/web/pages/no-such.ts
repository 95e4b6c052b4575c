/** Said where a name is asked for that the registry does not have. */
import { HeraldError } from '@herald/protocol/herald-error';

export function noSuch(what: 'server' | 'service', name: string): HeraldError {
  return new HeraldError('web/no-such-page', {
    message: `Herald knows no ${what} "${name.slice(0, 80)}".`,
    next: 'It may have been renamed or taken out of the registry. Fleet lists all servers, Status all services.',
  });
}

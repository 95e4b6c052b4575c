/** What the tests of access know of every route. */
import { publicIdOf } from '../public-downtime.ts';

/** Every route of the server, and who may use it. A route that is added fails `access/routes.test.ts` until it stands here. */
export const access: Readonly<
  Record<
    string,
    | 'everyone'
    | 'link'
    | 'member'
    | 'engineer'
    | 'own page'
    | 'engineer page'
    | 'api token'
    | 'downtime token'
    | 'local token'
  >
> = {
  'GET /': 'everyone',
  'GET /history': 'everyone',
  'GET /incidents/:id': 'everyone',
  'GET /maintenance/:id': 'everyone',
  'GET /preview.png': 'everyone',
  'GET /incidents/:id/preview.png': 'everyone',
  'GET /feed.rss': 'everyone',
  'GET /feed.atom': 'everyone',
  'GET /badge/:name.svg': 'everyone',
  'GET /site/logo': 'everyone',
  'GET /live/status': 'everyone',
  'GET /live/incidents/:id': 'everyone',
  'GET /calendar.ics': 'everyone',
  'GET /privacy': 'everyone',
  'GET /sign-in': 'everyone',
  'GET /sign-in/discord': 'everyone',
  'GET /sign-in/discord/back': 'everyone',
  'GET /sign-in/link': 'everyone',
  'POST /sign-in/link': 'link',
  'GET /assets/:version/:name': 'everyone',
  'GET /agent/:name': 'everyone',
  'GET /healthz': 'everyone',
  'GET /readyz': 'everyone',
  'GET /registry.schema.json': 'everyone',
  'GET /api/v1/openapi.json': 'everyone',
  'GET /services/:name': 'member',
  'GET /services/:name/charts/:chart.svg': 'member',
  'GET /services/:name/charts/:chart.json': 'member',
  'GET /hosts/:name': 'member',
  'GET /hosts/:name/charts/:chart.svg': 'member',
  'GET /hosts/:name/charts/:chart.json': 'member',
  'GET /fleet': 'member',
  'GET /fleet/hosts': 'member',
  'GET /compare': 'member',
  'GET /fleet/add': 'engineer',
  'GET /inquiries': 'member',
  'GET /inquiries/chart.svg': 'member',
  'GET /inquiries/export.:form': 'member',
  'GET /ask': 'member',
  'GET /live/notes': 'member',
  'GET /live/fleet': 'member',
  'GET /live/hosts/:name': 'member',
  'GET /live/services/:name': 'member',
  'GET /live/add-host/:name': 'engineer',
  'POST /ask': 'own page',
  'POST /ask/afresh': 'own page',
  'POST /follow': 'own page',
  'GET /downtime': 'engineer',
  'POST /downtime/plan': 'engineer page',
  'POST /downtime/change': 'engineer page',
  'POST /incidents/:id/acknowledge': 'engineer page',
  'POST /incidents/:id/update': 'engineer page',
  'POST /incidents/:id/fixed': 'engineer page',
  'POST /incidents/:id/cause': 'engineer page',
  'POST /api/ask': 'own page',
  'POST /sign-out': 'own page',
  'POST /api/sign-in-link': 'local token',
  'GET /metrics': 'api token',
  'GET /api/v1/services': 'api token',
  'GET /api/v1/services/:name': 'api token',
  'GET /api/v1/hosts': 'api token',
  'GET /api/v1/hosts/:name': 'api token',
  'GET /api/v1/incidents': 'api token',
  'GET /api/v1/downtimes': 'api token',
  'GET /api/v1/summary': 'api token',
  'POST /api/v1/downtimes': 'downtime token',
  'POST /api/v1/downtimes/change': 'downtime token',
  'POST /api/v1/downtimes/extend': 'downtime token',
  'POST /api/v1/downtimes/end': 'downtime token',
  'POST /api/v1/downtimes/cancel': 'downtime token',
};
const examples: Readonly<Record<string, string>> = {
  ':chart': 'cpu',
  ':form': 'csv',
  ':version': 'x',
  ':id': 'open-1',
};

/** A request to a route, with names of the lively fleet in place of its parameters. */
export function requestOf(route: string): { method: 'GET' | 'POST'; url: string } {
  const [method, path = '/'] = route.split(' ');
  const name = /services|badge/.test(path) ? 'checkout' : 'web-1';
  return {
    method: method === 'POST' ? 'POST' : 'GET',
    url: path
      .replace('/maintenance/:id', `/maintenance/${publicIdOf('downtime-1')}`)
      .replaceAll(/:\w+/g, (parameter) => examples[parameter] ?? name),
  };
}

export function routesFor(...who: string[]): string[] {
  return Object.keys(access).filter((route) => who.includes(access[route] ?? ''));
}

/** All that a server answers to, read from the server itself, so that a test can't forget a route. */
import type { FastifyInstance } from 'fastify';

/** `GET /hosts/:name`, sorted; HEAD goes with GET. */
export function routesOf(app: FastifyInstance): string[] {
  const path: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', piece = '', methods] =
        /^((?: {4}|│ {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (piece === '') return [];
      path.splice(indent.length / 4, path.length, piece);
      const whole = path.join('');
      return (methods ?? '')
        .split(', ')
        .filter((method) => method !== '' && method !== 'HEAD')
        .map((method) => `${method} ${whole}`);
    })
    .sort();
}

/** The hub as end-to-end tests start it: bundled once before a run, since they start it some hundred times. */
import { fileURLToPath } from 'node:url';
import { bundleInPlace } from '@herald/release/bundle-hub';

const folder = new URL('../../../../../node_modules/.cache/hub-of-tests/', import.meta.url);

/** The program, and the one whose clock its parent moves. `npm start` and whoever wants the sources themselves start `main.ts`. */
export const hubEntry = new URL('main.mjs', folder);
export const movedHubEntry = new URL('moved-hub-main.mjs', folder);

/** What Vitest runs once before these tests. */
export function setup(): Promise<void> {
  return bundleInPlace(['hub/src/app/main.ts', 'hub/src/testing/moved-hub-main.ts'], fileURLToPath(folder));
}

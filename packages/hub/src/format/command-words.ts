/** How a command of Herald is typed where this hub runs: an installed one has `herald` on the path, the sources have npm. */

/** Of the sources: the archive has the hub under `lib/`. */
export const isSource = isFromSource(import.meta.url);

export function isFromSource(moduleUrl: string): boolean {
  return moduleUrl.includes('/packages/hub/src/');
}

/** `registry check` as a person types it here. */
export function herald(words: string, how: { isSource: boolean } = { isSource }): string {
  return how.isSource ? `npm run herald -- ${words}` : `herald ${words}`;
}

/** Starts the hub, or starts it again. */
export function startHubWords(how: { isSource: boolean } = { isSource }): string {
  return how.isSource ? 'npm run hub' : 'sudo systemctl restart herald-hub';
}

/** Starts everything for a first look, or the installed hub. */
export function startAllWords(how: { isSource: boolean } = { isSource }): string {
  return how.isSource ? 'npm start' : startHubWords(how);
}

/** What pages say when something can't be shown: what is so, what still holds, what to do. */
import type { ReadModel } from '../../answers/read-model.ts';
import type { StoreHealth } from '../../store/store-health.ts';
import { type Html, html, nothing } from './html.ts';
import { timeTag } from './times.ts';

type Failed = { message: string; next: string };

export function sayFailed(what: string, { message, next }: Failed): Html {
  return html`<div class="note warn"><p><strong>${what} can't be shown right now.</strong> ${message}</p><p>${next}</p></div>`;
}

/** To customers without its words, which name what stands behind the page. */
export function sayFailedTo({ isPublic }: { isPublic: boolean }, what: string, failed: Failed): Html {
  return sayFailed(
    what,
    isPublic ? { message: 'The rest of this page is current.', next: 'Please try again in a few minutes.' } : failed,
  );
}

/** Where the registry names no server yet. */
export function sayNoServers(): Html {
  return html`<div class="note"><p><strong>No server is known yet.</strong> Put the agent on an instance with one line, then name it in the registry.</p><p>An engineer finds the line under <a href="/fleet/add">Add a host</a>.</p></div>`;
}

/** Above everything else on a page for colleagues: whether the hub can see and remember. */
export function hubNotes(readModel: ReadModel, store: StoreHealth, zone: string): Html {
  const connectivity = readModel.fleet.connectivity();
  return html`${
    connectivity.kind === 'isolated'
      ? html`<div class="note warn"><p><strong>Herald can't reach any server since ${timeTag(connectivity.sinceMs, 'clock', zone)}.</strong> What stands below is what it saw before. It says so here when it can see again.</p><p>Most likely the network of the hub itself is cut off: look there first.</p></div>`
      : nothing
  }${
    connectivity.kind === 'starting'
      ? html`<div class="note"><p><strong>Herald has just started.</strong> It is asking every server for the first time; this takes less than a minute.</p></div>`
      : nothing
  }${
    store.kind === 'not-recording'
      ? html`<div class="note warn"><p><strong>Herald's memory takes nothing since ${timeTag(store.sinceMs, 'clock', zone)}.</strong> ${store.why} What servers say right now is still true; history has a gap.</p><p>${store.next}</p></div>`
      : nothing
  }`;
}

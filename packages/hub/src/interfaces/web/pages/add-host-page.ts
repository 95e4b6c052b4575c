/** `/fleet/add`: how an instance gets its agent, and whether its first report came. */
import { herald } from '../../../format/command-words.ts';
import { ageInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { type LiveParts, livePart, notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { statusMark } from '../status-mark.ts';
import type { InstallLine } from '../web-parts.ts';
import { notesPart, notesParts } from './notes-parts.ts';

const namePattern = '[A-Za-z0-9]([A-Za-z0-9._\\-]{0,61}[A-Za-z0-9])?';

export async function addHostPage(context: PageContext): Promise<string> {
  const name = context.url.searchParams.get('name')?.trim().slice(0, 63) ?? '';
  const address = context.url.searchParams.get('address')?.trim().slice(0, 100) ?? '';
  const installLine = await context.parts.installLine();
  const isNamed = new RegExp(`^${namePattern}$`).test(name);
  const isAddressed = /^[A-Za-z0-9.:[\]/-]{3,100}$/.test(address);
  return renderPage(
    {
      title: 'Add a host · Herald',
      path: '/fleet',
      modules: ['copy.ts'],
      live: isNamed ? `/live/add-host/${encodeURIComponent(name)}` : notesFeed,
      body: html`<h1>Add a host</h1>${notesPart(context)}
<h2>1. Put the agent on the instance</h2>
${sayInstallLine(installLine)}
<h2>2. Name it in the registry</h2>
<form class="filters" method="get" action="/fleet/add">
<label>Name <input name="name" required maxlength="63" pattern="${namePattern}" value="${name}" placeholder="web-3"></label>
<label>Address <input name="address" required maxlength="100" value="${address}" placeholder="10.0.1.25"></label>
<button>Show the lines</button></form>
${
  isNamed && isAddressed
    ? html`<pre class="copy"><code>hosts:
  ${name}: { address: "${address}" }</code></pre><p>Hosts that discovery finds need no line here.</p>`
    : nothing
}
${isNamed ? html`<h2>3. Wait for its first report</h2>${livePart('report', addHostParts(name, context))}` : nothing}`,
    },
    context,
  );
}

export function addHostParts(name: string, context: Pick<PageContext, 'readModel' | 'parts' | 'zone'>): LiveParts {
  return new Map<string, Html>([...notesParts(context), ['report', reportState(name, context.readModel)]]);
}

function sayInstallLine(line: InstallLine): Html {
  if (line.kind === 'missing')
    return html`<div class="note warn"><p><strong>There is no install line yet.</strong> ${line.message}</p><p>${line.next}</p></div>`;
  return html`<p>Run this there. It is the same for every instance and holds no secret.</p>
<pre class="copy"><code>${line.text}</code></pre>
${line.isKeyChanging ? html`<p class="note">The hub's signing key is being changed: the line names the old one and the new. Run it on every instance, then finish the change with <code>${herald('key rotate --finish')}</code>.</p>` : nothing}
<p>Or make this the user data of an instance or a launch template.</p>
<pre class="copy"><code>${line.userData}</code></pre>
<p>For many at once, as a document for SSM's Run Command or as tasks for Ansible, on the hub: <code>${herald('install-line --as ssm')}</code> or <code>--as ansible</code>. Where the agent is current nothing changes.</p>`;
}

function reportState(name: string, { fleet, nowMs }: PageContext['readModel']): Html {
  const view = fleet.host(name);
  if (!view)
    return html`<p>${statusMark('unknown', 'not known yet')} The registry does not name <bdi>${name}</bdi>. This page notices when it does.</p>`;
  if (!view.lastReport) {
    const [reason] = view.health.reasons;
    return html`<p>${statusMark('unknown', 'waiting')} <bdi>${name}</bdi> has not reported yet.</p>${reason ? html`<p>${reason.text}</p><p class="quiet">${reason.detail}</p>` : nothing}`;
  }
  return html`<p class="done">${statusMark('up', 'reporting')} <a href="/hosts/${encodeURIComponent(name)}"><bdi>${name}</bdi></a> reported ${ageInWords(Math.floor((nowMs - view.lastReport.receivedAtMs) / 1000))}. That is all.</p>`;
}

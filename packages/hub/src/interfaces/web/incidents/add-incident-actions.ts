/** `POST /incidents/ID/acknowledge`, `/update`, `/fixed` and `/cause`: the same as the button, the thread and `/incident` in Discord. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { teamOf } from '../../../domain/team-of.ts';
import type { Engineer } from '../../../notifications/incidents/engineers-say.ts';
import type { Gate } from '../access/gate.ts';
import type { PageContext } from '../page-context.ts';
import { findKnown } from '../status/incident-page.ts';
import { incidentPath } from '../status/incident-summary.ts';
import type { WebParts } from '../web-parts.ts';
import type { Outcome } from './engineer-forms.ts';

type OfIncident = { Params: { id: string } };
type Said = NonNullable<WebParts['engineersSay']>;

/** The page is of one incident, whatever else its alert tells. */
const about = 'incident';
const fixedLine = 'A fix is in place; the checks have yet to confirm it.';
const formCheck = Compile(Type.Object({ text: Type.String({ maxLength: 2_000 }) }));

export function addIncidentActions(app: FastifyInstance, { parts, gate }: { parts: WebParts; gate: Gate }): void {
  action('acknowledge', async (say, id, by) => {
    const outcome = await say.acknowledge(id, by, about);
    return outcome === 'unknown' ? 'over' : outcome;
  });
  action('update', async (say, id, by, text) => {
    if (text === '') return 'empty';
    return (await say.update(id, by, { text, about })) === 'noted' ? 'noted' : 'over';
  });
  // Herald alone closes it, once it has measured that all is well: until then people read that it should be.
  action('fixed', async (say, id, by) =>
    (await say.update(id, by, { text: fixedLine, about })) === 'noted' ? 'noted' : 'over',
  );
  action('cause', async (say, id, by, text) => {
    if (text === '') return 'empty';
    await say.explain(id, by, { text, about });
    return 'cause-noted';
  });

  function action(name: string, run: (say: Said, id: string, by: Engineer, text: string) => Promise<Outcome>): void {
    app.post<OfIncident>(`/incidents/:id/${name}`, async (request, reply) => {
      const context = gate.need(request, 'engineer');
      gate.needOwnPage(request, context);
      const { incident } = await findKnown(request.params.id, context);
      if (!parts.engineersSay) return reply.callNotFound();
      const said = await run(parts.engineersSay, incident.id, engineerOf(context), textOf(request));
      return reply.redirect(`${incidentPath(incident)}?said=${said}`, 303);
    });
  }
}

function textOf({ body }: FastifyRequest): string {
  return formCheck.Check(body) ? body.text.trim() : '';
}

function engineerOf({ session, readModel, parts }: PageContext): Engineer {
  const team = teamOf(session?.roleIds ?? [], readModel.registry);
  return {
    personHash: parts.pseudonym?.(session?.personId ?? '') ?? '',
    ...(session ? { name: session.name } : {}),
    ...(team === undefined ? {} : { team }),
  };
}

/** What the last reading shows to be over its threshold, though it has not lasted yet: nobody is told that all is well over it. */
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { metricThresholds } from '../domain/metrics/catalogue.ts';
import { say, type Text } from '../format/text.ts';
import { percentInWords } from '../format/words.ts';

const mostTold = 3;

/** "checkout-1 right now: CPU is at 97 %." Empty where nothing is, or where the last asking failed. */
export function strainNow(view: HostView | ServiceView): Text[] {
  const hosts = 'service' in view ? view.hosts : [view];
  return hosts.flatMap((one) => strainOf(one)).slice(0, mostTold);
}

function strainOf({ host, health, lastReport, lastOutcome }: HostView): Text[] {
  if (health.status !== 'up' || lastOutcome?.kind !== 'report' || !lastReport) return [];
  const { report } = lastReport;
  const [first] = metricThresholds.flatMap(({ name, unit, read, text }) =>
    read(report.metrics).flatMap(({ subject, value }) => {
      if (value === undefined || value < host.thresholds[name]) return [];
      const shown = unit === 'percent' ? percentInWords(value) : value.toFixed(1);
      return [text({ shown, where: subject === '' ? '' : ` ${subject}`, report })];
    }),
  );
  return first === undefined ? [] : [say`${host.name} at the moment: ${first}`];
}

/** Three months of the fleet of the pictures: figures with a daily rhythm, some incidents, and questions that become fewer. */
import { seededChance } from '../month/seeded-random.ts';
import { hostNames, services, trouble, usualOf } from './lively-fleet.ts';

const hourS = 3_600;
const dayMs = 86_400_000;
const days = 90;
const incidents = [
  { service: 'checkout', daysAgo: 4, minutes: 14, cause: 'checkout-1 and checkout-3 did not answer.' },
  { service: 'exports', daysAgo: 11, minutes: 46, cause: 'worker-1 and worker-2 had no memory left.' },
  { service: 'search', daysAgo: 37, minutes: 9, cause: 'search-2 and search-3 did not answer.' },
  { service: 'storefront', daysAgo: 63, minutes: 22, cause: 'web-1, web-3 and web-4 did not answer.' },
] as const;

/** Quiet at night, busiest at two in the afternoon, in Berlin. */
export function rhythmAt(hour: number): number {
  return 0.35 + 0.65 * Math.exp(-(((hour - 14) / 4.5) ** 2));
}

/** As the loader of the hub's store reads it. The same for the same seed and time. */
export function livelyPast(nowMs: number, seed: number, channelIds: readonly string[]) {
  const chance = seededChance(seed);
  const lastHourS = Math.floor(nowMs / 1000 / hourS) * hourS;
  const outages = incidents.map((one) => {
    const startS = lastHourS - one.daysAgo * 24 * hourS - 9 * hourS;
    return { ...one, startS, endS: startS + one.minutes * 60 };
  });
  return {
    targets: [
      ...services.map(({ name }) =>
        target(
          'service',
          name,
          outages.filter(({ service }) => service === name),
        ),
      ),
      ...hostNames.map(({ name, label }) => {
        const own = services.find((service) => service.label === label)?.name;
        return target('host', name, name.endsWith('-1') ? outages.filter(({ service }) => service === own) : []);
      }),
    ],
    incidents: outages.flatMap(({ service, startS, endS, cause }, at) => {
      const label = services.find(({ name }) => name === service)?.label;
      const server = `${label}-1`;
      return [
        incident(`past-${at}`, { kind: 'service', name: service }, { startS, endS, cause }),
        incident(`past-${at}-server`, { kind: 'host', name: server }, { startS, endS, cause: 'It did not answer.' }),
      ];
    }),
    inquiries: questions(),
  };

  function incident(
    id: string,
    of: { kind: 'host' | 'service'; name: string },
    { startS, endS, cause }: { startS: number; endS: number; cause: string },
  ) {
    return {
      id,
      target: of,
      startedAtMs: startS * 1000,
      endedAtMs: endS * 1000,
      worst: 'down',
      cause,
      isPlanned: false,
      timeline: [
        { atMs: startS * 1000, kind: 'opened', text: `${of.name} went down: ${cause}` },
        { atMs: (startS + 120) * 1000, kind: 'acknowledged', text: 'Erin is on it.' },
        { atMs: endS * 1000, kind: 'closed', text: `${of.name} is up again.` },
      ],
    };
  }

  function target(kind: 'host' | 'service', name: string, own: readonly { startS: number; endS: number }[]) {
    const usual = usualOf(
      Math.max(
        0,
        hostNames.findIndex((host) => host.name === name),
      ),
    );
    const dayFactors = Array.from({ length: days + 1 }, () => 0.75 + chance.next() * 0.4);
    const stretch = (startS: number, seconds: number) => {
      const downSeconds = own.reduce(
        (sum, { startS: from, endS: to }) => sum + Math.max(0, Math.min(to, startS + seconds) - Math.max(from, startS)),
        0,
      );
      const hour = ((startS / hourS) % 24) + 1;
      const age = (nowMs / 1000 - startS) / (24 * hourS);
      const rhythm = rhythmAt(hour) * (dayFactors[Math.floor(age)] ?? 1);
      const noise = () => 0.88 + chance.next() * 0.24;
      const spread = (mean: number) => ({ count: 4, mean, minimum: mean * 0.85, maximum: mean * 1.2 });
      const near = (mean: number) => ({ count: 4, mean, minimum: mean - 0.5, maximum: mean + 0.5 });
      // The server in trouble became busy in the last forty minutes.
      const troubled = name === trouble.hot ? Math.min(1, Math.max(0, 1 - (nowMs / 1000 - startS) / 2_400)) : 0;
      const cpu = Math.min(98, usual.cpuUsedPercent * rhythm * noise() + 85 * Math.sqrt(troubled));
      const metrics =
        kind === 'service' || downSeconds >= seconds
          ? {}
          : {
              cpu: { ...spread(cpu), maximum: Math.min(100, cpu * 1.2) },
              steal: spread(0.2),
              memory: near(usual.memoryUsedPercent + 5 * (rhythm - 0.6) * noise()),
              disk: near(usual.diskUsedPercent - age * 0.08),
              load: spread(cpu / 30),
              'network-in': spread(30_000 * rhythm * noise()),
              'network-out': spread(160_000 * rhythm * noise()),
            };
      const state = { upSeconds: seconds - downSeconds, degradedSeconds: 0, downSeconds, plannedSeconds: 0 };
      return { startS, count: Object.keys(metrics).length === 0 ? 0 : seconds / 15, ...state, metrics };
    };
    const hours = Array.from({ length: days * 24 }, (_, at) => stretch(lastHourS - (days * 24 - at) * hourS, hourS));
    // Up to now, so that what the hub measures itself goes on from there.
    const lastMinuteS = Math.floor(nowMs / 60_000) * 60;
    const minutes = Array.from({ length: 50 * 60 }, (_, at) => stretch(lastMinuteS - (50 * 60 - at) * 60, 60));
    return { kind, name, hours, minutes };
  }

  function questions() {
    const events: object[] = [
      {
        eventKey: 'mode/observe',
        kind: 'mode-changed',
        atMs: nowMs - 57 * dayMs,
        inquiryId: 'm1',
        details: { mode: 'observe' },
      },
      {
        eventKey: 'mode/answer',
        kind: 'mode-changed',
        atMs: nowMs - 29 * dayMs,
        inquiryId: 'm2',
        details: { mode: 'answer' },
      },
    ];
    const midnight = Math.floor(nowMs / dayMs) * dayMs;
    for (let ago = 56; ago > 0; ago -= 1) {
      const startMs = midnight - ago * dayMs;
      if ([0, 6].includes(new Date(startMs).getUTCDay())) continue;
      const isAnswering = ago < 29;
      const reaching = chance.count(isAnswering ? 22 + ago * 0.8 : 50);
      for (let at = 0; at < reaching; at += 1) ask(`e${ago}-${at}`, startMs, 'engineers');
      const answered = isAnswering ? chance.count(18 + (29 - ago) * 0.9) : 0;
      for (let at = 0; at < answered; at += 1) ask(`h${ago}-${at}`, startMs, 'herald');
    }
    return events;

    function ask(id: string, startMs: number, who: 'engineers' | 'herald'): void {
      const hour = 7 + 9 * ((chance.next() + chance.next()) / 2);
      const atMs = Math.round(startMs + hour * 3_600_000);
      const service = services[Math.floor(chance.next() * chance.next() * services.length)]?.name;
      const common = {
        inquiryId: id,
        service,
        channelId: channelIds[Math.floor(chance.next() * channelIds.length)],
        personHash: `person-${Math.floor(chance.next() * 40)}`,
      };
      events.push({ ...common, eventKey: `${id}/asked`, kind: 'asked', atMs });
      if (who === 'engineers') {
        events.push({ ...common, eventKey: `${id}/put`, kind: 'put-to-engineers', atMs });
        const replyMs = atMs + (20 + chance.next() * 200) * 60_000;
        events.push({ ...common, eventKey: `${id}/reply`, kind: 'engineer-replied', atMs: Math.round(replyMs) });
      } else events.push({ ...common, eventKey: `${id}/answered`, kind: 'answered-by-herald', atMs: atMs + 1_000 });
    }
  }
}

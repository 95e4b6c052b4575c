/** Faults of the hub's `answers/` that change nothing anybody could see: file, whole line, fault, and why. */

export const always = 'there always is one: the types cannot know it';
/** Of what runs now it is all the same whether one or two milliseconds are looked at. */
const aMoment = 'windows begin and end at whole minutes';
export const equalInAnswers = [
  [
    'asked-about-trouble.ts',
    '.downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, names.length > 0 ? names : undefined)',
    '`2` for `1`',
    aMoment,
  ],
  ['customer-text.ts', '.downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, [service.name])', '`2` for `1`', aMoment],
  ['impact.ts', 'return withDoubt(calm, { fromMs: nowMs - 1, toMs: nowMs + 1 }, readModel);', '`2` for `1`', aMoment],
  [
    'since-when.ts',
    'const window = downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, [name]).find(isOn);',
    '`2` for `1`',
    aMoment,
  ],
  [
    'topic.ts',
    'const running = downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, names).filter(isOn);',
    '`2` for `1`',
    aMoment,
  ],
  ['describe.ts', 'if (hosts.length === 1 && services.length === 0 && host)', 'no `&& host`', always],
  ['describe.ts', 'if (!isAll && services.length === 1 && hosts.length === 0 && service)', 'no `&& service`', always],
  [
    'metric.ts',
    'if (hosts.length === 1 && only) return tellOne(only, metric, readModel, viewer, targets);',
    'no `&& only`',
    always,
  ],
  ['history.ts', "const subject = names[0] ?? '';", "no `?? ''`", always],
  ['history.ts', 'if (outages.length === 1 && first) {', 'no `&& first`', always],
  ['maintenance-meant.ts', "const ahead = periodOf(range ?? '', registry.zone, nowMs, 'ahead');", "no `?? ''`", always],
  ['maintenance-meant.ts', "const back = periodOf(range ?? '', registry.zone, nowMs, 'back');", "no `?? ''`", always],
  [
    'at-time.ts',
    "actions: names.length === 1 && names[0] !== undefined ? [{ kind: 'subscribe', target: names[0] }] : [],",
    'no `&& names[0] !== undefined`',
    always,
  ],
  [
    'service-verdict.ts',
    "const doubt = serviceDoubt(view, nowMs) ?? { kind: 'old' as const, sinceMs: nowMs };",
    "no `?? { kind: 'old' as const, sinceMs: nowMs }`",
    always,
  ],
  [
    'service-verdict.ts',
    "const planned = health.planned ?? { title: 'Maintenance', endsAtMs: readModel.nowMs };",
    "no `?? { title: 'Maintenance', endsAtMs: readModel.nowMs }`",
    always,
  ],
] as const;

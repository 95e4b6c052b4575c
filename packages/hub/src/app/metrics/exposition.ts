/** Prometheus's text format. Source: prometheus.io/docs/instrumenting/exposition_formats (text version 0.0.4). */

export type Sample = { labels?: Readonly<Record<string, string>>; value: number };
export type Family = { name: string; kind: 'counter' | 'gauge'; help: string; samples: readonly Sample[] };

/** Families without a sample are left out. */
export function renderFamilies(families: readonly Family[]): string {
  const lines: string[] = [];
  for (const { name, kind, help, samples } of families) {
    if (samples.length === 0) continue;
    lines.push(`# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`, `# TYPE ${name} ${kind}`);
    for (const { labels, value } of samples) lines.push(`${name}${renderLabels(labels)} ${value}`);
  }
  return `${lines.join('\n')}\n`;
}

function renderLabels(labels: Sample['labels']): string {
  const entries = Object.entries(labels ?? {});
  if (entries.length === 0) return '';
  const quoted = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `{${entries.map(([name, value]) => `${name}="${quoted(value)}"`).join(',')}}`;
}

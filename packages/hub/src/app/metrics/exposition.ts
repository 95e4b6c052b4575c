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

/** Ten thousand servers are ninety thousand samples in one go: no list or text is made that is not needed. */
function renderLabels(labels: Sample['labels']): string {
  let text = '';
  for (const name in labels) text += `${text === '' ? '{' : ','}${name}="${quoted(labels[name] ?? '')}"`;
  return text === '' ? '' : `${text}}`;
}

function quoted(value: string): string {
  if (!/[\\"\n]/.test(value)) return value;
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

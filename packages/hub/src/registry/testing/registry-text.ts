/** Random valid registry files, with comments everywhere, as people might write them; for property tests. */
import fc from 'fast-check';

export type RegistryText = { text: string; hosts: readonly string[]; services: readonly string[] };

const word = fc
  .stringMatching(/^[a-z][a-z0-9]{0,6}$/)
  .filter((text) => text !== 'null' && text !== 'true' && text !== 'false');
const remark = fc.stringMatching(/^[A-Za-z ,:'{}[\]*&-]{0,24}$/);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const commentLine = remark.map((text) => `# ${text}`);

type HostStyle = {
  style: 'flow' | 'block';
  quote: '' | '"' | "'";
  tail: string | undefined;
  above: string[];
  inside: string | undefined;
  labels: [string, string][];
  gap: boolean;
};

const hostStyle: fc.Arbitrary<HostStyle> = fc.record({
  style: fc.constantFrom('flow', 'block'),
  quote: fc.constantFrom('', '"', "'"),
  tail: maybe(commentLine),
  above: fc.array(commentLine, { maxLength: 2 }),
  inside: maybe(commentLine),
  labels: fc.array(fc.tuple(word, word), { maxLength: 3 }),
  gap: fc.boolean(),
});

function hostLines(name: string, index: number, style: HostStyle, indent: string): string[] {
  const { quote, tail, above, inside, gap } = style;
  const labels = [...new Map(style.labels)];
  const key = `${quote}${name}${quote}`;
  const end = tail === undefined ? '' : ` ${tail}`;
  const flowLabels = labels.length === 0 ? '' : `, labels: { ${labels.map(([k, v]) => `${k}: ${v}`).join(', ')} }`;
  const lines = above.map((comment) => `${indent}${comment}`);
  if (style.style === 'flow') lines.push(`${indent}${key}: { address: 10.0.0.${index}${flowLabels} }${end}`);
  else {
    lines.push(`${indent}${key}:${end}`);
    if (inside !== undefined) lines.push(`${indent}${indent}${inside}`);
    lines.push(`${indent}${indent}address: "10.0.0.${index}"${end}`);
    if (labels.length > 0) lines.push(`${indent}${indent}labels:`);
    for (const [k, v] of labels) lines.push(`${indent}${indent}  ${k}: ${v}${end}`);
  }
  if (gap) lines.push('');
  return lines;
}

export const registryText: fc.Arbitrary<RegistryText> = fc
  .record({
    hosts: fc.uniqueArray(
      word.map((text) => `h-${text}`),
      { maxLength: 6 },
    ),
    styles: fc.array(hostStyle, { minLength: 6, maxLength: 6 }),
    services: fc.uniqueArray(
      word.map((text) => `s-${text}`),
      { maxLength: 3 },
    ),
    members: fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    listStyle: fc.constantFrom('flow', 'block'),
    indent: fc.constantFrom('  ', '    '),
    newline: fc.constantFrom('\n', '\r\n'),
    comment: commentLine,
    servicesFirst: fc.boolean(),
    isEnded: fc.boolean(),
  })
  .map((parts) => {
    const { hosts, services, indent, comment, newline } = parts;
    const hostPart = ['hosts:', ...hosts.flatMap((name, i) => hostLines(name, i, parts.styles[i] ?? style(), indent))];
    const servicePart = ['', `services: ${comment}`];
    for (const [index, service] of services.entries()) {
      const names = [...new Set((parts.members[index] ?? []).map((at) => hosts[at % Math.max(1, hosts.length)]))];
      const members = names.filter((name) => name !== undefined);
      if (parts.listStyle === 'flow' || members.length === 0) {
        servicePart.push(`${indent}${service}: { hosts: [${members.join(', ')}] } ${comment}`);
      } else {
        servicePart.push(`${indent}${service}:`, `${indent}${indent}hosts: ${comment}`);
        for (const member of members) servicePart.push(`${indent}${indent}  - '${member}' ${comment}`);
      }
    }
    const about = [...hosts, ...services][0];
    const discord =
      about === undefined ? [] : ['discord:', '  people:', `    "123456789012345678": ${about} ${comment}`];
    const lines = parts.servicesFirst ? [comment, ...servicePart, ...hostPart] : [comment, ...hostPart, ...servicePart];
    const text = [...lines, ...discord, comment].join(newline);
    return { text: parts.isEnded ? text + newline : text, hosts, services };
  });

function style(): HostStyle {
  return { style: 'flow', quote: '', tail: undefined, above: [], inside: undefined, labels: [], gap: false };
}

/** A valid file that someone has broken, or not: characters taken out, put in, lines swapped, the end missing. */
export const mangledText: fc.Arbitrary<string> = fc
  .record({
    base: registryText,
    cuts: fc.array(fc.tuple(fc.nat(2_000), fc.nat(12), fc.string({ maxLength: 6, unit: 'binary' })), { maxLength: 4 }),
    end: maybe(fc.nat(2_000)),
    swap: maybe(fc.tuple(fc.nat(30), fc.nat(30))),
  })
  .map(({ base, cuts, end, swap }) => {
    let { text } = base;
    for (const [at, length, put] of cuts) {
      const start = at % (text.length + 1);
      text = text.slice(0, start) + put + text.slice(start + length);
    }
    if (swap) {
      const lines = text.split('\n');
      const [from, to] = [swap[0] % lines.length, swap[1] % lines.length];
      [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
      text = lines.join('\n');
    }
    return end === undefined ? text : text.slice(0, end);
  });

/** Discord's markdown as a tree, read in one pass per level; pure, so that it can be tested without a browser. */

export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'; children: Node[] }
  | { kind: 'header'; level: 1 | 2 | 3; children: Node[] }
  | { kind: 'list'; ordered: boolean; items: Node[][] }
  | { kind: 'code'; text: string }
  | { kind: 'code-block'; text: string }
  | { kind: 'link'; href: string; children: Node[] }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'command'; name: string }
  | { kind: 'everyone'; text: string }
  | { kind: 'time'; epochSeconds: number; style: string };

/** Nothing nests deeper than a person would write; what does is shown as it stands. */
const maxDepth = 8;

export function parseMarkdown(source: string): Node[] {
  return parseBlocks(source, 0);
}

function parseBlocks(source: string, depth: number): Node[] {
  const nodes: Node[] = [];
  for (const part of source.split(/(```[\s\S]+?```)/)) {
    const fence = /^```(?:[\w+-]+\n)?\n?([\s\S]+?)\n?```$/.exec(part);
    if (fence) nodes.push({ kind: 'code-block', text: fence[1] ?? '' });
    else if (part !== '') nodes.push(...parseLines(part.replace(/^\n|\n$/g, ''), depth));
  }
  return nodes;
}

function parseLines(source: string, depth: number): Node[] {
  const nodes: Node[] = [];
  const lines = source.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const header = /^(#{1,3}) (.+)$/.exec(line);
    const subtext = /^-# (.+)$/.exec(line);
    const bullet = /^ *(?:[-*]|\d+\.) (.+)$/.exec(line);
    const quote = /^> ?(.*)$/.exec(line);
    if (header) {
      const level = header[1]?.length === 1 ? 1 : header[1]?.length === 2 ? 2 : 3;
      nodes.push({ kind: 'header', level, children: parseInline(header[2] ?? '', depth) });
    } else if (subtext) {
      nodes.push({ kind: 'subtext', children: parseInline(subtext[1] ?? '', depth) });
    } else if (bullet) {
      const ordered = /^ *\d/.test(line);
      const items: Node[][] = [];
      for (; at < lines.length; at += 1) {
        const item = /^ *(?:[-*]|\d+\.) (.+)$/.exec(lines[at] ?? '');
        if (!item || /^-# /.test(lines[at] ?? '')) break;
        items.push(parseInline(item[1] ?? '', depth));
      }
      at -= 1;
      nodes.push({ kind: 'list', ordered, items });
    } else if (quote) {
      const quoted: string[] = [];
      for (; at < lines.length; at += 1) {
        const inner = /^> ?(.*)$/.exec(lines[at] ?? '');
        if (!inner) break;
        quoted.push(inner[1] ?? '');
      }
      at -= 1;
      nodes.push({ kind: 'quote', children: parseLines(quoted.join('\n'), depth + 1) });
    } else {
      const last = nodes.at(-1);
      const follows = at > 0 && last && !['header', 'list', 'quote', 'subtext', 'code-block'].includes(last.kind);
      if (follows) nodes.push({ kind: 'break' });
      nodes.push(...parseInline(line, depth));
    }
  }
  return nodes;
}

const inline = new RegExp(
  [
    '\\\\(?<escaped>[\\\\*_~`|<>#@\\-\\[\\]()])',
    '`(?<code>[^`\\n]+)`',
    '\\*\\*(?<bold>[^\\n]+?)\\*\\*(?!\\*)',
    '__(?<underline>[^\\n]+?)__',
    '\\*(?<star>[^\\s*][^*\\n]*?)\\*',
    '(?<![\\p{L}\\p{N}])_(?<under>[^_\\n]+?)_(?![\\p{L}\\p{N}])',
    '~~(?<strike>[^\\n]+?)~~',
    '\\|\\|(?<spoiler>[^\\n]+?)\\|\\|',
    '<t:(?<time>-?\\d{1,13})(?::(?<style>[tTdDfFR]))?>',
    '<@!?(?<user>\\d{1,20})>',
    '<@&(?<role>\\d{1,20})>',
    '<#(?<channel>\\d{1,20})>',
    '</(?<command>[^:>\\n]{1,100}):\\d{1,20}>',
    '(?<everyone>@everyone|@here)',
    '\\[(?<label>[^\\]\\n]{1,300})\\]\\(<?(?<target>https?://[^\\s)>]{1,500})>?\\)',
    '<(?<bare>https?://[^\\s>]{1,500})>',
    '(?<url>https?://[^\\s<>]{1,500}[^\\s<>.,:;!?\'")\\]])',
  ].join('|'),
  'gu',
);

function parseInline(source: string, depth: number): Node[] {
  if (depth > maxDepth) return [{ kind: 'text', text: source }];
  const nodes: Node[] = [];
  let from = 0;
  for (const match of source.matchAll(inline)) {
    if (match.index > from) nodes.push({ kind: 'text', text: source.slice(from, match.index) });
    nodes.push(toNode(match.groups ?? {}, depth + 1));
    from = match.index + match[0].length;
  }
  if (from < source.length) nodes.push({ kind: 'text', text: source.slice(from) });
  return nodes;
}

function toNode(group: Record<string, string | undefined>, depth: number): Node {
  const {
    escaped,
    code,
    bold,
    underline,
    star,
    under,
    strike,
    spoiler,
    time,
    style,
    user,
    role,
    channel,
    command,
    everyone,
  } = group;
  const inner = (text: string) => parseInline(text, depth);
  if (escaped !== undefined) return { kind: 'text', text: escaped };
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'bold', children: inner(bold) };
  if (underline !== undefined) return { kind: 'underline', children: inner(underline) };
  if (star !== undefined || under !== undefined) return { kind: 'italic', children: inner(star ?? under ?? '') };
  if (strike !== undefined) return { kind: 'strike', children: inner(strike) };
  if (spoiler !== undefined) return { kind: 'spoiler', children: inner(spoiler) };
  if (time !== undefined) return { kind: 'time', epochSeconds: Number(time), style: style ?? 'f' };
  if (user !== undefined) return { kind: 'user', id: user };
  if (role !== undefined) return { kind: 'role', id: role };
  if (channel !== undefined) return { kind: 'channel', id: channel };
  if (command !== undefined) return { kind: 'command', name: command };
  if (everyone !== undefined) return { kind: 'everyone', text: everyone };
  const href = group['target'] ?? group['bare'] ?? group['url'] ?? '';
  const label = group['label'];
  return { kind: 'link', href, children: label === undefined ? [{ kind: 'text', text: href }] : inner(label) };
}

/** Reads ways to ask: plain lines under `# intent`, each as it would be typed. Short for a corpus, since nothing but the intent is learnt of them. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Intent, intents } from '../question.ts';
import type { CorpusLine } from './corpus.ts';

/** Said to Herald, not into a channel. */
const saidToHerald: ReadonlySet<Intent> = new Set([
  'about',
  'help',
  'privacy',
  'subscriptions',
  'inquiries',
  'greeting',
  'act',
  'remark',
]);

/** "# none anywhere": also where a channel is bound. Throws `eval/bad-line`. */
export function parseWays(text: string, file: string): CorpusLine[] {
  const lines: CorpusLine[] = [];
  let intent: Intent | undefined;
  let isAnywhere = false;
  text.split('\n').forEach((written, i) => {
    const line = written.trim();
    if (line.startsWith('# ')) {
      const [name, where] = line.slice(2).split(' ');
      intent = intents.find((one) => one === name);
      isAnywhere = where === 'anywhere';
    } else if (line !== '') {
      const way = wayOf(line, intent, `${file}, line ${i + 1}`);
      lines.push(way, ...(isAnywhere ? [{ ...way, context: 'channel-bound:billing' }] : []));
    }
  });
  return lines;
}

function wayOf(text: string, intent: Intent | undefined, id: string): CorpusLine {
  if (!intent)
    throw new HeraldError('eval/bad-line', {
      message: `${id}: no intent stands above it.`,
      next: 'Begin a group of lines with "# " and the name of an intent.',
    });
  const place = text.includes('@Herald') ? 'mention' : 'dm';
  const isRemark = intent === 'remark';
  return {
    id,
    context: saidToHerald.has(intent) ? place : 'channel',
    text,
    expect: { intent: isRemark ? 'none' : intent, targets: [], answer: !isRemark },
  };
}

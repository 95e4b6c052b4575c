/** What is asked for is nothing that Herald knows of: said in one line, with how the named thing is, and a way to an engineer. */
import type { Question } from '@herald/understanding/question';
import { say, strong } from '../format/text.ts';
import type { Answer } from './answer.ts';
import type { ReadModel } from './read-model.ts';
import { situationOf } from './situation.ts';

/** `beside`: other questions of the message have their answers, and what it covers need not be said. */
export function tellNotCovered(
  { intent, targets }: Question,
  notCovered: string,
  stands: 'alone' | 'beside',
  readModel: ReadModel,
): Answer {
  const cannot = strong(asks.test(notCovered) ? cannotTell(notCovered) : `I don't know "${notCovered}".`);
  const bare = {
    intent,
    targets: targets.map(({ name }) => name),
    answered: false,
    facts: [],
    groups: [],
    actions: [{ kind: 'ask-engineers' as const }],
  };
  if (stands === 'beside') return { ...bare, status: 'none', verdict: say`${cannot}`, lines: [] };
  const { status, lines } = situationOf(targets, readModel);
  return {
    ...bare,
    status,
    verdict: lines.length > 0 ? say`${cannot}` : say`${cannot} ${whatIsKnown}`,
    lines: lines.map((line, at) => (at === 0 ? say`What I do know: ${line}` : line)),
  };
}

const whatIsKnown =
  'I know whether servers and services are up, how busy they are, their outages and planned maintenance.';

/** "How many users are logged in I can't tell."; what turns round, or is long, is quoted. */
export function cannotTell(notCovered: string): string {
  const isShort = notCovered.length <= longest;
  const words = isShort ? notCovered : `${notCovered.slice(0, longest).replace(/\s+\S*$/, '')} …`;
  const [, trueThat] = asksForTruth.exec(words) ?? [];
  if (trueThat !== undefined) return `I can't tell whether ${trueThat}${isShort ? '.' : ''}`;
  const [, verb, what] = asksToShow.exec(words) ?? [];
  if (verb !== undefined) return `I can't ${verb.toLowerCase()} you ${what ?? ''}${isShort ? '.' : ''}`;
  const [, whether] = asksWhether.exec(words) ?? [];
  if (whether !== undefined) return `I can't tell ${whether}${isShort ? '.' : ''}`;
  return isShort && tells.test(words)
    ? `${words.slice(0, 1).toUpperCase()}${words.slice(1)} I can't tell.`
    : `I can't answer "${words}${isShort ? '?' : ''}".`;
}

/** As a customer's question is put, whoever passes it on. */
const asksWhether = /^(?:can you tell me )?((?:whether|if) .*)/i;
/** As "Is that true?" behind what was told is read. */
const asksForTruth = /^(?:so )?is it true (?:that )?(.*)/i;
/** "show me the logs", "tell me a joke" */
const asksToShow = /^(?:please )?(show|give|send|tell|get) (?:me|us) (.*)/i;
const longest = 100;
const asks =
  /^(?:(?:and|so|but|ok|hey) )*(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|shall|should|may|might|whether|if|why|what|when|how|which|where|who\w*|since|(?:please )?(?:show|give|send|tell|get) (?:me|us))\b/i;
/** Its words stand in the order of a statement. */
const tells =
  /^(?:who (?!is|are|was|were|will|can|do|does|did)\S+|(?:how many|how much|which|what) (?:\S+ ){1,3}(?:(?:is|are|was|were) (?:\S+(?:ed|en|ing)|open|active|online|left|new|sold|paid|sent)|went|go|came|come)) ?(?!.*\b(?:do|does|did|we|you|they)\b)/i;

/** A way to put a question that leaves no doubt. */
import type { Intent } from '../../question.ts';

export type Way = {
  intent: Intent;
  pattern: Pick<RegExp, 'test'>;
  /** Of what is overheard it says too little. */
  isSaidToHerald?: true;
  /** It is asked of everything, whatever was spoken of before. Where something is named, it is another question. */
  ofAll?: true;
  /** Its clauses ask nothing of their own: "each incident, with its end and who handled it". */
  isWhole?: true;
  /** Where no time is named. */
  range?: string;
};

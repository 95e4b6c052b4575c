/** Which days the words name. */
import type { Joint } from './items.ts';

export type Days =
  | { kind: 'none' }
  /** `isOpen`: a weekday alone, which is the next one where its time has passed today. */
  | {
      kind: 'days';
      days: readonly string[];
      isOpen: boolean;
      isTonight?: true;
      why?: 'today' | 'next' | 'order' | 'gone-by' | 'weekday' | 'zone-day' | 'edge';
    }
  /** In their order; `isRun`: each is the day after the one before. */
  | { kind: 'several'; days: readonly string[]; isRun: boolean; joint: Joint }
  | { kind: 'impossible'; question: string }
  | { kind: 'unread'; typed: string };

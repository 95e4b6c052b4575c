/** What waits for the end of somebody's quiet, under `WHEN/KIND/ID/REFERENCE`. */
import { Value } from 'typebox/value';
import { documentsIn } from '../../store/documents.ts';
import { Waiting } from '../messages/after-quiet.ts';

export const heldNews = documentsIn('held_news', (value) => (Value.Check(Waiting, value) ? value : undefined));

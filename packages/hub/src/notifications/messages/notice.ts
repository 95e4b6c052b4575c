/** The one shape of what Herald says unasked: each kind is a file of this folder, a pure function from the fact to its messages. */
import type { OutboxMessage } from '../../domain/outbox-message.ts';

/** No message where there is nobody to tell. Whoever writes the fact puts them into the outbox in the same transaction. */
export type Notice<Fact> = (fact: Fact) => readonly OutboxMessage[];

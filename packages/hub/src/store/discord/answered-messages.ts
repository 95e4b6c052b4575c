/** Which message of Herald answers which question, so that an edit or a deletion of one follows to the other. */
import { number, type Query, type Row, text } from '../query.ts';

export type AnsweredMessage = {
  questionMessageId: string;
  questionChannelId: string;
  answerChannelId: string;
  answerMessageId: string;
  atMs: number;
};

const columns = 'question_message_id, question_channel_id, answer_channel_id, answer_message_id, at_ms';

/** False where the question has an answer already: the caller was second, and keeps the first. */
export async function noteAnsweredMessage(query: Query, answered: AnsweredMessage): Promise<boolean> {
  const rows = await query(
    `insert into answered_message (${columns}) values ($1, $2, $3, $4, $5)
     on conflict (question_message_id) do nothing returning question_message_id`,
    [
      answered.questionMessageId,
      answered.questionChannelId,
      answered.answerChannelId,
      answered.answerMessageId,
      answered.atMs,
    ],
  );
  return rows.length > 0;
}

export async function findAnswerTo(query: Query, questionMessageId: string): Promise<AnsweredMessage | undefined> {
  const [row] = await query(`select ${columns} from answered_message where question_message_id = $1`, [
    questionMessageId,
  ]);
  return row && answeredOf(row);
}

/** The question that this message of Herald answers. */
export async function findQuestionOf(query: Query, answerMessageId: string): Promise<AnsweredMessage | undefined> {
  const [row] = await query(`select ${columns} from answered_message where answer_message_id = $1`, [answerMessageId]);
  return row && answeredOf(row);
}

export async function forgetAnsweredMessage(query: Query, questionMessageId: string): Promise<void> {
  await query('delete from answered_message where question_message_id = $1', [questionMessageId]);
}

function answeredOf(row: Row): AnsweredMessage {
  return {
    questionMessageId: text(row, 'question_message_id'),
    questionChannelId: text(row, 'question_channel_id'),
    answerChannelId: text(row, 'answer_channel_id'),
    answerMessageId: text(row, 'answer_message_id'),
    atMs: number(row, 'at_ms'),
  };
}

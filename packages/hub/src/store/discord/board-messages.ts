/** The live boards: which message each is, and what it showed last, so that an unchanged board is not edited. */
import { number, type Query, text } from '../query.ts';

export type BoardMessage = {
  channelId: string;
  board: string;
  messageId: string;
  bodyHash: string;
  updatedAtMs: number;
};

export async function keepBoardMessage(query: Query, board: BoardMessage): Promise<void> {
  await query(
    `insert into board_message (channel_id, board, message_id, body_hash, updated_at_ms) values ($1, $2, $3, $4, $5)
     on conflict (channel_id, board) do update set message_id = excluded.message_id, body_hash = excluded.body_hash,
       updated_at_ms = excluded.updated_at_ms`,
    [board.channelId, board.board, board.messageId, board.bodyHash, board.updatedAtMs],
  );
}

export async function readBoardMessages(query: Query): Promise<BoardMessage[]> {
  const rows = await query(
    'select channel_id, board, message_id, body_hash, updated_at_ms from board_message order by channel_id, board',
  );
  return rows.map((row) => ({
    channelId: text(row, 'channel_id'),
    board: text(row, 'board'),
    messageId: text(row, 'message_id'),
    bodyHash: text(row, 'body_hash'),
    updatedAtMs: number(row, 'updated_at_ms'),
  }));
}

export async function forgetBoardMessage(query: Query, channelId: string, board: string): Promise<void> {
  await query('delete from board_message where channel_id = $1 and board = $2', [channelId, board]);
}

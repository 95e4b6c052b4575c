/** The words of questions, where keeping them is switched on: for days only. */
import { optionalText, type Query } from '../query.ts';

export async function keepInquiryText(
  query: Query,
  inquiry: { inquiryId: string; personHash?: string; text: string; forgetAtMs: number },
): Promise<void> {
  await query(
    `insert into inquiry_text (inquiry_id, person_hash, text, forget_at_ms) values ($1, $2, $3, $4)
     on conflict (inquiry_id) do update set text = excluded.text`,
    [inquiry.inquiryId, inquiry.personHash, inquiry.text, inquiry.forgetAtMs],
  );
}

export async function findInquiryText(query: Query, inquiryId: string): Promise<string | undefined> {
  const [row] = await query('select text from inquiry_text where inquiry_id = $1', [inquiryId]);
  return row && optionalText(row, 'text');
}

/** The notices as they are told: each once, with the time it was first seen here. */
import type { Clock } from '@herald/protocol/clock';
import type { Notice } from '@herald/protocol/notices';
import type { FoundNotice } from './notices.ts';

const mostNotices = 100;

export type NoticeBoard = {
  /** Everything that is announced now, the most urgent first: where an id comes twice, the first wins. */
  post(found: readonly FoundNotice[]): Notice[];
};

export function createNoticeBoard(clock: Clock): NoticeBoard {
  const firstSeen = new Map<string, string>();
  return { post };

  function post(found: readonly FoundNotice[]): Notice[] {
    const nowAt = new Date(clock.now()).toISOString();
    const notices = new Map<string, Notice>();
    for (const notice of found) {
      if (notices.has(notice.id) || notices.size >= mostNotices) continue;
      notices.set(notice.id, { ...notice, seenAt: firstSeen.get(notice.id) ?? nowAt });
    }
    firstSeen.clear();
    for (const notice of notices.values()) firstSeen.set(notice.id, notice.seenAt);
    return [...notices.values()];
  }
}

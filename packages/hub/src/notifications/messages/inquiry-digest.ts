/** The weekly and the monthly digest of inquiries, with its picture. */
import type { Digest } from '../../inquiries/digest.ts';
import type { Notice } from './notice.ts';

export const inquiryDigestNotice: Notice<{
  digest: Digest;
  channelId: string;
  picture: { fromMs: number; toMs: number };
}> = ({ digest: { reference, headline, lines }, channelId, picture }) => [
  {
    reference,
    to: { kind: 'channel', channelId },
    priority: 3,
    body: {
      status: 'none',
      headline: [...headline],
      lines: lines.map((line) => [...line]),
      picture: { kind: 'inquiries', ...picture },
    },
  },
];

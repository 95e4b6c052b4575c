/** How many questions one person may ask in a while: a bucket that refills, bounded in people. */

export type QuestionRate = {
  /** 0 where the question may be answered, else the seconds until the next one may. */
  take(personId: string): number;
};

export type QuestionRateOptions = { elapsed(): number; burst?: number; perSecond?: number; capacity?: number };

export function createQuestionRate({
  elapsed,
  burst = 10,
  perSecond = 0.5,
  capacity = 10_000,
}: QuestionRateOptions): QuestionRate {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    take(personId) {
      const nowMs = elapsed();
      const known = buckets.get(personId) ?? { left: burst, atMs: nowMs };
      const left = Math.min(burst, known.left + ((nowMs - known.atMs) / 1000) * perSecond);
      buckets.delete(personId);
      buckets.set(personId, { left: left >= 1 ? left - 1 : left, atMs: nowMs });
      const [oldest] = buckets.keys();
      if (buckets.size > capacity && oldest !== undefined) buckets.delete(oldest);
      return left >= 1 ? 0 : Math.ceil((1 - left) / perSecond);
    },
  };
}

/** Whether the store takes what it is given, in a form that the hub can show. */

export type StoreHealth =
  | { kind: 'recording'; buffered: number; lost: number }
  | {
      kind: 'not-recording';
      sinceMs: number;
      /** The code of the HeraldError that stops it, for example `store/disk-full`. */
      code: string;
      why: string;
      next: string;
      /** Readings that wait in memory. */
      buffered: number;
      /** Readings given up since the start because the buffer was full. */
      lost: number;
    };

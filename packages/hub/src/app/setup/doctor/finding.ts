/** One line of `herald doctor`. */
export type Finding = {
  state: 'ok' | 'warn' | 'fail';
  about:
    | 'settings'
    | 'registry'
    | 'discovery'
    | 'discord'
    | 'permissions'
    | 'agent'
    | 'clock'
    | 'signing key'
    | 'database'
    | 'disk'
    | 'model';
  message: string;
  /** What to do; empty where nothing is. */
  next: string;
};

/** Who reads an answer, as far as it matters for what may be shown. */

export type Viewer = {
  isEngineer: boolean;
  /** In a direct message nobody else reads along: no engineer can be asked from there. */
  isDirect?: true;
  /** `private`: addresses inside the network only; `all`: public ones as well. */
  addresses: 'none' | 'private' | 'all';
};

/** A terminal on the hub's own machine sees everything. */
export const operator: Viewer = { isEngineer: true, addresses: 'all' };

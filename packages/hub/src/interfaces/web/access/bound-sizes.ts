/** How much of the hub one peer may take, and how much all of them together. */

export type Bounds = {
  /** For the whole of a request to arrive. */
  requestSeconds: number;
  connections: number;
  connectionsOfOnePeer: number;
};

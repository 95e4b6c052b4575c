/** The simulated services that stand beside this machine in `npm start`. Their customers' names say what they are. */
export const demoServices = [
  { name: 'checkout', hosts: ['checkout-1', 'checkout-2'], customers: 'Simulated card payments', team: 'Payments' },
  { name: 'billing', hosts: ['billing-1', 'billing-2'], customers: 'Simulated invoices', team: 'Payments' },
  { name: 'exports', hosts: ['exports-1'], customers: 'Simulated CSV exports', team: 'Exports' },
  { name: 'search', hosts: ['search-1'], customers: 'Simulated product search', team: 'Data' },
] as const;

export const demoHosts: readonly string[] = demoServices.flatMap(({ hosts }) => [...hosts]);

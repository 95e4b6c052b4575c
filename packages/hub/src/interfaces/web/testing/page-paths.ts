import { publicIdOf } from '../public-downtime.ts';

/** Every page, as an engineer may open it: `page-paths.test.ts` fails when a route of a page is added without standing here. */
export const pagePaths = [
  '/',
  '/history',
  '/incidents/open-1',
  `/maintenance/${publicIdOf('downtime-1')}`,
  '/privacy',
  '/sign-in',
  '/sign-in/link?secret=x',
  '/nowhere',
  '/fleet',
  '/fleet?view=map&by=role',
  '/fleet/hosts',
  '/fleet/add?name=web-9&address=10.0.1.99',
  '/hosts/web-1',
  '/compare?hosts=web-1,checkout-2',
  '/hosts/nix',
  '/services/checkout',
  '/downtime',
  '/inquiries',
  '/ask',
];

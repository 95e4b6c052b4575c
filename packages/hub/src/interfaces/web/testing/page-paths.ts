/** Every page, as an engineer may open it. */
export const pagePaths = [
  '/',
  '/history',
  '/incidents/open-1',
  '/privacy',
  '/sign-in',
  '/sign-in/link?secret=x',
  '/nowhere',
  '/fleet',
  '/fleet?view=map&by=role',
  '/fleet/hosts',
  '/fleet/add?name=web-9&address=10.0.1.99',
  '/hosts/web-1',
  '/hosts/nix',
  '/services/checkout',
  '/inquiries',
  '/ask',
];

/** The running hub of the compose file, and the image that it was made of. */
import { type Done, run } from './engine.ts';

export type HubContainer = {
  imageMegabytes: number;
  /** Of the image without what it is made from: what Herald brings. */
  ownMegabytes: number;
  user: string;
  /** Of the health check that the image carries, made now. */
  health: Done;
  /** Trying to write where only the image is. */
  writing: Done;
  residentMegabytes: number;
};

export function inspectHub(container: string, image: string, base: string): HubContainer {
  const bytesOf = (name: string) => Number(run('podman', ['image', 'inspect', '--format', '{{.Size}}', name]).text);
  const within = (...args: string[]) => run('podman', ['exec', container, ...args]);
  const status = within('grep', '^VmRSS', '/proc/1/status').text;
  return {
    imageMegabytes: megabytes(bytesOf(image)),
    ownMegabytes: megabytes(bytesOf(image) - bytesOf(base)),
    user: within('sh', '-c', 'id -u; grep ^CapEff /proc/1/status').text.replace(/\s+/g, ' '),
    health: run('podman', ['healthcheck', 'run', container]),
    writing: within('sh', '-c', 'touch /opt/herald/x || touch /x'),
    residentMegabytes: megabytes(Number(/\d+/.exec(status)?.[0]) * 1024),
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

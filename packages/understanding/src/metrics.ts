/** What can be asked about a server by name, each with the words that people use for it. */

/** Figures that agents sample. Each has a row in the hub's catalogue, which knows all else about it. */
export const sampledMetrics = [
  [
    'cpu',
    `cores, core count, vcpus, vcpu, cpu cores, processor working, cpu working, processor working on, cpu working on,
    cpu, cpus, cpu usage, cpu load, cpu utilization, cpu utilisation, cpu percentage, cpu %, processor, processors,
    processor usage, processor load, compute, processing power, busy, how busy, cpu use, cpu stats, cpu time,
    cpu level, hot, how hot, working hard, work hard, pegged, maxed out`,
  ],
  [
    'memory',
    `memory, mem, ram, swap, heap, memory usage, ram usage, mem usage, memory use, memory consumption,
    memory utilization, memory utilisation, free memory, free ram, available memory, available ram, out of memory,
    running out of memory, oom, out of ram, low on memory, low on ram, short of memory, short on memory, memory left,
    memory pressure`,
  ],
  [
    'disk',
    `disk, disks, disc, discs, storage, disk space, disc space, diskspace, free space, free disk, free disk space,
    space, hdd, ssd, drive, drives, hard drive, hard disk, volume, volumes, filesystem, file system, full, how full,
    disk usage, disk use, storage space, storage usage, out of space, out of disk, low on disk, low on space,
    low on disk space, running out of space, out of storage, space left, disk full, short of space, short on space,
    filling up, ebs`,
  ],
  [
    'network',
    `network, network traffic, network usage, network throughput, traffic, bandwidth, throughput, packets,
    network load, network io, network utilization, network utilisation, network activity, bandwidth usage, inbound,
    outbound, ingress, egress, data transfer`,
  ],
  [
    'load',
    `load, loads, load average, load averages, loadavg, loaded, system load, heavy load, under load, under heavy load,
    high load, server load, how loaded, load avg`,
  ],
  [
    'open-files',
    `open files, files open, open file, file descriptors, file descriptor, open file descriptors, descriptors,
    open descriptors, file handles, open file handles, file handle, handles, fds, fd, fd count, open fds, nofile,
    out of file descriptors, too many open files`,
  ],
] as const;

/** What a server is, rather than how it does. */
const particulars = [
  [
    'uptime',
    `uptime, up time, uptimes, been up, been online, been running, been alive, last reboot, last rebooted,
    last restart, last restarted, last boot, last booted, booted, boot time, last started, up since, running since,
    online since`,
  ],
  [
    'ip',
    `ip, ips, ip address, ip addresses, ip adress, ip addr, address, addresses, adress, ipv4, ipv6, public ip,
    private ip, internal ip, external ip, ip number, public address, private address, internal address, public ipv4,
    ip adresse, network address, dns name`,
  ],
  [
    'region',
    `region, regions, location, located, hosted, which country, what country, datacenter, data center, data centre, datacentre, aws region,
    country, geographic location, geography, geo, continent, physically, sit, sits, live in, lives in, lives, reside,
    resides, residing`,
  ],
  ['az', 'az, azs, availability zone, availability zones, availability-zone, zone, zones, avail zone, aws zone, az id'],
  [
    'instance-type',
    `ec2 instance type, ec2 instance types, ec2 instance size, aws instance type, instance type, instance types,
    instance size, machine type, machine size, server type, server size, type of instance, type of machine,
    type of server, type of box, kind of instance, kind of machine, kind of server, kind of box, kind of ec2,
    type of ec2, kind of hardware, instance class, instance-type, hardware, size, how big, sizing, vm size, vm type,
    ec2 type, instance family, flavor, flavour, what type, machine class`,
  ],
] as const;

export const metricWords = [...sampledMetrics, ...particulars] as const;

export type SampledMetric = (typeof sampledMetrics)[number][0];

export function isSampled(metric: string): metric is SampledMetric {
  return sampledMetrics.some(([sampled]) => sampled === metric);
}

/** What is asked about servers: conditions, troubles, figures, plans, the past. */
import type { Metric } from '../question.ts';
import type { Role } from './role.ts';

export const statusWords: readonly (readonly [Role, string])[] = [
  [
    'condition',
    `goes down, go offline, goes offline, goes up, goes wrong, comes back, comes back up, comes back online, comes up, comes online, comes alive, is over, changes, breaks, up, down, okay, all right, allright, fine, good, bad, well, alive, dead, healthy, unhealthy, working, works, work, workng, functioning, functional, functions, running, runs, run, operational, operating, online, on line, offline, off line, available, unavailable,
    reachable, unreachable, accessible, inaccessible, responding, respond, responds, responsive, unresponsive, answering, answer, answers, reacting, slow, slowly, slower than usual, slow again, slower than normal, sluggish, laggy, lagging, stuck, hanging, hangs, hang, hung, frozen, freezing, broken, broke, dead again, toast, bust, busted, borked, hosed, fried, flaky, unstable, stable, degraded, struggling, struggle,
    failing, failed, fails, fail, crashing, crashed, crashes, crash, fallen over, falling over, fell over, fall over, keeled over, playing up, play up, acting up, acting weird, acting strange, acting funny, acting odd, being weird, being slow, being flaky, being strange, being funny, being difficult, on the blink, on the fritz, out of order, out of action, out of service, in service, knackered, kaput, caput, wonky, in trouble, having trouble, having a bad day, having a moment, having a wobble, wobbly, wobbling, misbehaving, behaving, behaving itself, behave, weird, strange, funky,
    back, back up, back online, back up again, back again, back to normal, back in action, back on its feet, recovered, restored, repaired, reinstated, remedied, rectified, recovering, recover, recovers, fixed, resolved, solved, sorted, up and running, up again, normal, affected, impacted, overloaded, overwhelmed, timing out, times out, time out, timed out, erroring, erroring out, throwing errors, throwing 500s, throwing 500 errors, throwing 503s, returning errors, returning 500s, giving errors, giving 500s, giving 503s, showing errors, spitting errors, loading, load slowly, load properly, green, red, yellow, amber, breathing, kicking, doing, doing okay, holding up, hold up, going, unwell, sick, ill, limping, limping along, crawling, choking, dying, died, die, dies, glitchy, buggy, wrong, the matter, matter, the deal, the story, going on, happening, happens, up with, what is up with, what is up, gone, gone down, gone offline, gone again, went offline, hosed again, in good shape, in bad shape, shape, feeling, feeling okay, performing, perform, performance, usable, unusable, useable, live, safe and sound, kaputt, finished, at risk, impaired, intermittent, patchy, spotty, ropey, dodgy, iffy, shaky, poorly, playing nice, cooperating, tired, sleeping, asleep, awake, firing, fire up, triggering, triggered, dispatching, executing, executed, importing, building, everything okay with, everything fine with, everything good with, all okay with, all good with, all fine with, all well with, everything well with, everything all right with, are we good on, are we okay on, are we good with, are we okay with, take so long, taking so long, takes so long, taking long, takes long, taking ages, takes ages, take ages, take forever, taking forever, takes forever, need attention, needs attention, need help, needs help, need love, looking bad, cooked, shot, bricked, nuked, belly up, pear shaped, gone south, packed up, packed in, conked out, crapped out, given up, giving up, throwing exceptions, throwing timeouts, throwing a fit, throwing a tantrum, bad gateway, gateway timeout, not loading, blank, spinning, dog slow, choppy, jittery, dropping requests, dropping connections, losing requests, rejecting requests, refusing connections, refusing, in a bad state, in a good state, under the weather, okayish, half working, partially down, hard down, in the red, in the green, in a bad way, surviving, thrashing, leaking, looping, in a loop, crash looping, restarting all the time, rebooting all the time, glitching, stuttering, bouncing, flapping, wedged, locked up, locking up, seizing, seized up, hiccuping, hiccupping, tripping, malfunctioning, faulty, defective, hurt, down again, up yet, back yet, in working order, in order, up to snuff, good to go, all clear, clear, stopped responding, quit, cut off, ground to a halt, at a standstill, comatose, unwell, poorly, gasping, on its knees, on its last legs, peachy, dandy, hunky dory, smoothly running, stuck again, kicked the bucket, gone to sleep, taking a nap, on vacation, on strike, delivered late, arriving late, out of sync, in sync, not syncing, up or down, down or up, delivered, how do things look with, how do things look on, how do things look for, how do things look in, how are things with, how are things on, how are things in, how are things looking with, how are things looking on, how is it going with, how does it look with, how is it looking with, how are we doing on, how are we doing with, how are we looking on, how are we looking with, what does it look like with,  delivering, deliver, arriving, arrive, arrives, sent, sending, going out, go out, going through, go through, coming through, come through, getting through, flowing, generated, generating, syncing, synced, published, publishing, pingable, break, breaking down, breaking, break down, broken down, ping, pinging, reach, reached, access, accessed, connect, connected, connecting, connect to, get through, get into, get to, log into, logged in, a mess, screwed, screwed up, messed up, in a mess, tanking, tanked, bombing, bombed, 404ing, 500ing, exploding, exploded, on fire, melting, melting down, burning, haywire, gone haywire, bonkers, gone bonkers, properly up, moving, processing, being processed, serving, blocked, blocking, backed up, jammed, clogged, delayed, late, lagging behind, behind, stalled, stalling, halted, stopped, stopped working, stop working, not working, quit working, dropped out, dropping, dropping out, out, disconnected, under maintenance, in maintenance, down for maintenance, in maintenance mode, interrupted, disrupted, suffering, hurting, ailing, snappy, fast, quick enough, smooth, smoothly, running smoothly, stressed, under pressure, in danger, critical, serious, severe, unreliable, off, on, lost`,
  ],
  [
    'trouble',
    `issue, issues, problem, problems, trouble, troubles, outage, outages, incident, incidents, error, errors, failure, failures, disruption, disruptions, degradation, service degradation, hiccup, hiccups, glitch, glitches, delay, delays, slowness, latency, lag, alarm, alarms, alert, alerts, warning, warnings, crashes again, timeouts, timeout, difficulty, difficulties, trouble with, something wrong, anything wrong, what is wrong, blip, blips, breakage, meltdown, red flags, open incidents, open issues, open problems, fire, fires, malfunction, malfunctions, fault, faults, complications, slowdown, slowdowns, slow responses, slow response, response times, hitch, hitches, concerns, prob, probs, downtime right now, downtime at the moment, problemo, anomaly, anomalies, something up, anything up, something off, anything off, anything unusual, something going on, anything going on`,
  ],
  [
    'status',
    `status, statuses, state, health, health status, health check, healthcheck, condition, situation, state of play, availability, current state, current state of play, current status, verdict, sitrep, pulse, vitals, stats, status update, status check, status report, service status, server status, system status, state of health, well being, wellbeing, health of, report, overall health`,
  ],
  [
    'thing',
    'server, service, host, box, machine, instance, node, vm, site, website, web site, application, app, system, platform, page, portal, api, database, db, cluster, backend, back end, frontend, front end, endpoint, environment, env, component, hostname, servers name, module, webserver, web server, ec2, ec2 instance, virtual machine, subsystem, svc, srv, tool, feature, functionality, pod, container, process, stack, solution, product',
  ],
  [
    'things',
    'servers, services, hosts, boxes, machines, instances, nodes, vms, sites, systems, apps, applications, webservers, web servers, databases, environments, components, apis, clusters, backends, infrastructure, infra, fleet, estate, workers, server list, list of servers, server fleet, ec2 instances, virtual machines, subsystems, websites, replicas, pods, containers, park, landscape',
  ],
  [
    'all',
    'the platform, our platform, anything i should know, anything i need to know, anything i should be aware of, anything to report, anything new, overview, the big picture, big picture, everything, all, every, all the, all of, all of the, all of our, all of my, all our, all my, entire, whole, the whole, overall, across the board, everywhere, all systems, each of, general, complete, total, the lot, every single, every one of, our whole, our entire, the rest',
  ],
  [
    'any',
    'any, anything, something, nothing, any of, any of the, any of our, any of my, none, some of, some of our, how many, a few, anything else, anywhere',
  ],
  [
    'plan',
    `maintenance, maintainance, maintenence, maintanance, maintenace, maintence, downtime, downtimes, down time, down times, planned downtime, planned downtimes, maintenance window, maintenance windows, planned maintenance, scheduled maintenance, planned outage, planned outages, planned work, scheduled work, scheduled downtime, scheduled outage, planned interruption, planned interruptions, planned disruption, service window, service windows, maintenance work, maintenances, maintenance slot, maintenance period, scheduled maintenances, maintenance schedule, downtime schedule, maintenance calendar, downtime calendar, planned shutdown, planned outage window, scheduled interruption, engineering works, outage window, change window, servicing, planned unavailability`,
  ],
  [
    'plan-hint',
    `planned, scheduled, schedule, scheduling, upgrade, upgrades, upgraded, upgrading, update, updates, updated, window, windows, reboot, reboots, rebooted, rebooting, restart, restarts, restarted, restarting, patching, patched, patch, patches, migrated, migration, taken offline, taken down, take down, taken out of service, brought down, shut down, shutdown, shutting down, go down, going down, going offline, go offline, coming up, upcoming, next, interruption, interruptions, retire, retired, retirement, retiring, expected, announced, announcement, coming, in the diary, in the calendar, on the calendar, on the cards, in the pipeline, maintained, serviced, be unavailable, be offline, be down, be available, be interrupted, be affected, be off, be up, be reachable, be accessible, be online, be working, turned off, switched off, replaced, foreseen, plan, plans, planning, in store, ahead, event, events, slot`,
  ],
  [
    'past',
    `since when, history, timeline, how long, how often, how many times, last outage, last outages, last incident, last downtime, last problem, last issue, last failure, last crash, last time, most recent outage, latest outage, latest incident, most recent incident, past incidents, past outages, previous outage, previous outages, previous incidents, recent outages, recent incidents, recent problems, recent issues, lately, recently, of late, earlier, ago, before that, track record, reliability, reliable, happened, happen, occurred, occur, went down, came back, come back, came back up, go wrong, went wrong, gone wrong, when was the last time, outage history, incident history, downtime history, sla, post mortem, postmortem, last been down, last down, first notice, start failing, start having, started, start, starting, begin, began`,
  ],
];

export const metricWords: readonly (readonly [Metric, string])[] = [
  [
    'cpu',
    'cores, core count, vcpus, vcpu, cpu cores, processor working, cpu working, processor working on, cpu working on, cpu, cpus, cpu usage, cpu load, cpu utilization, cpu utilisation, cpu percentage, cpu %, processor, processors, processor usage, processor load, compute, processing power, busy, how busy, cpu use, cpu stats, cpu time, cpu level, hot, how hot, working hard, work hard, pegged, maxed out',
  ],
  [
    'memory',
    'memory, mem, ram, swap, heap, memory usage, ram usage, mem usage, memory use, memory consumption, memory utilization, memory utilisation, free memory, free ram, available memory, available ram, out of memory, running out of memory, oom, out of ram, low on memory, low on ram, short of memory, short on memory, memory left, memory pressure',
  ],
  [
    'disk',
    'disk, disks, disc, discs, storage, disk space, disc space, diskspace, free space, free disk, free disk space, space, hdd, ssd, drive, drives, hard drive, hard disk, volume, volumes, filesystem, file system, full, how full, disk usage, disk use, storage space, storage usage, out of space, out of disk, low on disk, low on space, low on disk space, running out of space, out of storage, space left, disk full, short of space, short on space, filling up, ebs',
  ],
  [
    'network',
    'network, network traffic, network usage, network throughput, traffic, bandwidth, throughput, net, packets, network load, network io, network utilization, network utilisation, network activity, bandwidth usage, inbound, outbound, ingress, egress, data transfer',
  ],
  [
    'load',
    'load, loads, load average, load averages, loadavg, loaded, system load, heavy load, under load, under heavy load, high load, server load, how loaded, load avg',
  ],
  [
    'uptime',
    'uptime, up time, uptimes, been up, been online, been running, been alive, last reboot, last rebooted, last restart, last restarted, last boot, last booted, booted, boot time, last started, up since, running since, online since',
  ],
  [
    'ip',
    'ip, ips, ip address, ip addresses, ip adress, ip addr, address, addresses, adress, ipv4, ipv6, public ip, private ip, internal ip, external ip, ip number, public address, private address, internal address, public ipv4, ip adresse, network address, dns name',
  ],
  [
    'region',
    'region, regions, location, located, hosted, datacenter, data center, data centre, datacentre, aws region, country, geographic location, geography, geo, continent, physically, sit, sits, live in, lives in, lives, reside, resides, residing',
  ],
  ['az', 'az, azs, availability zone, availability zones, availability-zone, zone, zones, avail zone, aws zone, az id'],
  [
    'instance-type',
    'ec2 instance type, ec2 instance types, ec2 instance size, aws instance type, instance type, instance types, instance size, machine type, machine size, server type, server size, type of instance, type of machine, type of server, type of box, kind of instance, kind of machine, kind of server, kind of box, kind of ec2, type of ec2, kind of hardware, instance class, instance-type, hardware, size, how big, sizing, vm size, vm type, ec2 type, instance family, flavor, flavour, what type, machine class',
  ],
];

export const amountWords = `date, dates, timing, usage, use, used, uses, using, utilisation, utilization, percent, percentage, %, level, levels, figure, figures, number, numbers, value, values, current, free, left, remaining, total, average, peak, much, many, high, low, heavy, lots, lot, a lot, amount, capacity, consuming, consumed, taking, consumption, spike, spiking, spikes, maxing, max, running out, running low, low on, out, hard, graph, chart, trend, curve, plot, picture, headroom, spare, enough, still free, rate, public, private, internal, external, kind, type, eating, hogging, draining, gb, gigs, gigabytes`;

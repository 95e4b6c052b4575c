/** Texts of /proc as machines of several ages and kinds show them: from proc(5), the kernel's documentation and public reports. */

export const kernelTexts: readonly (readonly [path: string, text: string])[] = [
  // The first line of Linux 2.6.11, without steal and guest; and one of today.
  [
    '/proc/stat',
    'cpu  2255 34 2290 22625563 6290 127 456\ncpu0 1132 34 1441 11311718 3675 127 438\nintr 114930548 113199788 3 0 5\nctxt 1990473\nbtime 1062191376\nprocesses 2915\nprocs_running 1\nprocs_blocked 0\n',
  ],
  [
    '/proc/stat',
    'cpu  301854 612 111922 8979004 3552 2 3944 5012 44 0\ncpu0 44490 19 21045 1087069 220 1 3410 100 44 0\ncpu1 47869 23 16474 1110787 591 0 46 110 0 0\nintr 8885917 17 0 0\nctxt 38014093\nbtime 1418183276\nprocesses 26442\nprocs_running 2\nprocs_blocked 1\nsoftirq 5057579 250191 1481983 1647 211099\n',
  ],
  [
    '/proc/meminfo',
    'MemTotal:        8167848 kB\nMemFree:          145800 kB\nBuffers:           44880 kB\nCached:           764836 kB\nSwapCached:            0 kB\nSwapTotal:       1048572 kB\nSwapFree:         900000 kB\nHugePages_Total:       0\n',
  ],
  [
    '/proc/meminfo',
    'MemTotal:       16042172 kB\nMemFree:        13979192 kB\nMemAvailable:   14842344 kB\nBuffers:           34320 kB\nCached:          1020992 kB\nSwapTotal:             0 kB\nSwapFree:              0 kB\nActive(anon):     640120 kB\nSReclaimable:     112388 kB\nSlab:             160004 kB\n',
  ],
  ['/proc/vmstat', 'nr_free_pages 3494798\npgpgin 1\npswpin 1476\npswpout 35045\npgfault 2\n'],
  // 14 columns, 20 columns (Linux 5.5), and the seven of a partition in Linux 2.6.
  [
    '/proc/diskstats',
    '   8       0 sda 25354637 34367663 1003346126 18492372 28444756 11134226 505697032 63877960 0 9653880 82621804\n   8       1 sda1 250 0 2000 36 0 0 0 0 0 36 36\n   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0\n',
  ],
  [
    '/proc/diskstats',
    ' 259       0 nvme0n1 8115 57 400746 4024 25102 9310 1122584 20455 0 22360 24480 0 0 0 0 1010 200\n 253       0 dm-0 40 0 320 8 0 0 0 0 0 8 8 0 0 0 0 0 0\n   3    1 hda1 35486 38030 38030 38030\n',
  ],
  [
    '/proc/net/dev',
    'Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n    lo:   72045     713    0    0    0     0          0         0    72045     713    0    0    0     0       0          0\n  eth0:124376453  89125    0    2    0     0          0         0  1239433   11269    0    0    0     0       0          0\n',
  ],
  [
    '/proc/net/dev',
    'Inter-| Receive | Transmit\n face |bytes\neth0.100:18446744073709551615 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n  br-0a1b2c3d: 648 8 0 0 0 0 0 0 438 5 0 0 0 0 0 0\n',
  ],
  ['/proc/loadavg', '0.20 0.18 0.12 1/80 11206\n'],
  ['/proc/loadavg', '1024.91 998.02 1023.00 900/30000 4194303\n'],
  ['/proc/uptime', '350735.47 234388.90\n'],
  ['/proc/sys/fs/file-nr', '1952\t0\t9223372036854775807\n'],
  [
    '/proc/pressure/cpu',
    'some avg10=0.00 avg60=1.47 avg300=0.66 total=10985\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n',
  ],
  [
    '/proc/pressure/memory',
    'some avg10=100.00 avg60=99.99 avg300=50.66 total=18446744073709\nfull avg10=71.01 avg60=60.00 avg300=0.00 total=9\n',
  ],
  [
    '/proc/cpuinfo',
    'processor\t: 0\nvendor_id\t: GenuineIntel\ncpu MHz\t\t: 2499.998\ncache size\t: 33792 KB\n\nprocessor\t: 1\ncpu MHz\t\t: 3099.876\n',
  ],
  ['/proc/cpuinfo', 'processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd evtstrm aes\nCPU implementer\t: 0x41\n'],
  [
    '/proc/filesystems',
    'nodev\tsysfs\nnodev\ttmpfs\nnodev\toverlay\n\text3\n\text4\n\txfs\n\tvfat\n\tsquashfs\n\tbtrfs\nnodev\tnfs4\n\tfuseblk\n',
  ],
  // Amazon Linux; a snap; a mount of odd name; a container's files; autofs; ZFS and btrfs, whose numbers are made up.
  [
    '/proc/self/mountinfo',
    '21 1 259:1 / / rw,noatime shared:1 - xfs /dev/nvme0n1p1 rw,attr2,inode64\n23 21 0:5 / /dev rw,nosuid shared:2 - devtmpfs devtmpfs rw,size=4M\n40 21 259:4 / /boot/efi rw shared:30 - vfat /dev/nvme0n1p128 rw,fmask=0077\n97 21 7:1 / /snap/core20/1974 ro shared:48 - squashfs /dev/loop1 ro\n99 21 8:17 / /mnt/a\\040b\\011c rw shared:50 - ext4 /dev/sdb1 rw\n',
  ],
  [
    '/proc/self/mountinfo',
    '1014 877 0:85 / / rw - overlay overlay rw,lowerdir=/a:/b - c,upperdir=/d\n1020 1014 259:1 /var/lib/docker/containers/0a/resolv.conf /etc/resolv.conf rw - xfs /dev/nvme0n1p1 rw\n36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 propagate_from:2 - ext3 /dev/root rw,errors=continue\n50 1 0:44 / /tank rw shared:9 - zfs tank rw\n51 1 0:39 /@home /home rw shared:8 - btrfs /dev/vda2 rw,subvol=/@home\n52 1 0:60 / /misc rw - autofs /etc/auto.misc rw\n',
  ],
  ['/proc/net/sockstat', 'sockets: used 1602\nTCP: inuse 35 orphan 0 tw 4 alloc 59 mem 22\nUDP: inuse 12 mem 62\n'],
  [
    '/proc/net/tcp',
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n   0: 0500000A:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2740 1 ffff88003d3af3c0 100 0 0 10 0\n   1: 0500000A:0016 F4C1A8C0:C2F1 01 00000000:00000000 02:000A7214 00000000     0        0 7293 4 ffff 20 4 31 10 -1\n',
  ],
  [
    '/proc/net/snmp',
    'Ip: Forwarding DefaultTTL\nIp: 1 64\nTcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets CurrEstab\nTcp: 1 200 120000 -1 3556 230 341 161 85\n',
  ],
  [
    '/proc/1/stat',
    '1 (systemd) S 0 1 1 0 -1 4194560 36310 2098384 91 1310 173 252 7105 3480 20 0 1 0 4 168660992 2903 18446744073709551615 1 1 0 0 0 0 671173123 4096 1260 0 0 0 17 1 0 0 9 0 0\n',
  ],
  [
    '/proc/2/stat',
    '26231 ((sd-pam) x) R) R 5392 7446 5392 34835 7446 4218880 32533 309516 26 82 1677 44 158 99 20 0 1 0 82375 56274944 1981 18446744073709551615 4194304\n',
  ],
];

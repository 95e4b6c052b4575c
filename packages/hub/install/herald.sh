#!/bin/sh
# `herald` on an installed hub: its commands, and `set`, `rollback` and `remove`.
set -eu

settings=/etc/herald/hub.env
here=$(dirname "$(dirname "$(readlink -f "$0")")")

case "${1-}" in
  rollback | remove) exec sh "$here/install.sh" "$@" ;;
  set)
    # Each NAME=VALUE, or NAME alone to be asked for the value.
    shift
    [ $# -gt 0 ] || set -- ''
    for one in "$@"; do
      set -- "$@" --set "$one"
      shift
    done
    exec sh "$here/install.sh" "$@"
    ;;
  # The registry belongs to whoever installed the hub: the hub itself may only read it.
  registry) as_root=yes ;;
  *) as_root=no ;;
esac
if [ "$as_root" = no ] && [ "$(id -u)" = 0 ] && id herald >/dev/null 2>&1; then
  # The settings hold secrets that only root and the hub's own user may read, and files that are made are the hub's.
  as_herald='runuser -u herald --'
  $as_herald test -x . || cd /var/lib/herald 2>/dev/null || cd /
else
  as_herald=
fi
if [ -r "$settings" ]; then
  # Not by Node's --env-file, which reads # and \ otherwise than systemd does for the service.
  exec $as_herald "$here/bin/node" "$here/lib/hub/src/app/cli.ts" --settings "$settings" "$@"
fi
exec $as_herald "$here/bin/node" "$here/lib/hub/src/app/cli.ts" "$@"

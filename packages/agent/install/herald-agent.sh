#!/bin/sh
# `herald-agent` on an installed host: the agent's own commands, and `rollback` and `remove`.
set -eu

settings=/etc/herald-agent/agent.env
here=$(dirname "$(dirname "$(readlink -f "$0")")")

case "${1-}" in
  rollback | remove) exec sh "$here/install.sh" "$@" ;;
esac
cd /
# Only root may see whose program holds the agent's port.
if [ "$(id -u)" = 0 ] && [ "${1-}" = doctor ]; then
  HERALD_DOCTOR_PORT_HOLDER=$("$here/bin/node" "$here/agent.cjs" --settings "$settings" port-holder 2>/dev/null || :)
  export HERALD_DOCTOR_PORT_HOLDER
fi
# As the agent sees the host, not as root does.
if [ "$(id -u)" = 0 ] && id herald-agent >/dev/null 2>&1; then
  exec runuser -u herald-agent -- "$here/bin/herald-agent" "$@"
fi
if [ -r "$settings" ]; then
  # Not by Node's --env-file, which reads # and \ otherwise than systemd does for the service.
  exec "$here/bin/node" "$here/agent.cjs" --settings "$settings" "$@"
fi
exec "$here/bin/node" "$here/agent.cjs" "$@"

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
  HERALD_DOCTOR_PORT_HOLDER=$("$here/bin/node" "$here/agent.cjs" port-holder "$(sed -n 's/^HERALD_AGENT_PORT=//p' "$settings" 2>/dev/null | tail -n 1)" 2>/dev/null || :)
  export HERALD_DOCTOR_PORT_HOLDER
fi
# As the agent sees the host, not as root does.
if [ "$(id -u)" = 0 ] && id herald-agent >/dev/null 2>&1; then
  exec runuser -u herald-agent -- "$here/bin/herald-agent" "$@"
fi
if [ -r "$settings" ]; then
  exec "$here/bin/node" "--env-file=$settings" "$here/agent.cjs" "$@"
fi
exec "$here/bin/node" "$here/agent.cjs" "$@"

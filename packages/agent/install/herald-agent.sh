#!/bin/sh
# `herald-agent` on an installed host: the agent's own commands, and `rollback` and `remove`.
set -eu

settings=/etc/herald-agent/agent.env
here=$(dirname "$(dirname "$(readlink -f "$0")")")

case "${1-}" in
  rollback | remove) exec sh "$here/install.sh" "$@" ;;
esac
cd /
# As the agent sees the host, not as root does.
if [ "$(id -u)" = 0 ] && id herald-agent >/dev/null 2>&1; then
  exec runuser -u herald-agent -- "$here/bin/herald-agent" "$@"
fi
if [ -r "$settings" ]; then
  exec "$here/bin/node" "--env-file=$settings" "$here/agent.cjs" "$@"
fi
exec "$here/bin/node" "$here/agent.cjs" "$@"

#!/bin/sh
# Puts Herald's agent on this machine, upgrades it, takes it back to the version before, or removes it.
# Needs systemd, tar, awk, sha256sum and curl or wget, and reaches nothing but the hub. Running it again does no harm.
set -eu
umask 022

home=/opt/herald-agent
settings=/etc/herald-agent
state=/var/lib/herald-agent
unit=/etc/systemd/system/herald-agent.service
launcher=/usr/local/bin/herald-agent
lock=/run/herald-agent-install.lock
account=herald-agent
wait_seconds=30

usage() {
  cat <<'END'
Usage:
  herald-install.sh --from URL --sums SHA256 --hub-public-key KEY [--set NAME=VALUE]... [--no-start]
      installs the agent, or upgrades it. The hub prints this line: herald install-line
      --from           where the archives are: an address, or a directory of this machine
      --sums           the SHA-256 of the file SHA256SUMS there
      --hub-public-key the key of the hub that may ask; several with commas between them while keys change
      --set            a setting of the agent, as `herald-agent --help` lists them; may be repeated
      --no-start       for an image: installs and enables, but starts nothing
  herald-install.sh rollback
      goes back to the version that ran before the last upgrade
  herald-install.sh remove [--keep-settings]
      removes the agent, its user and all its files
  herald-install.sh --version
      prints the version that is installed
END
}

say() { printf '%s\n' "$*"; }

# fail CODE MESSAGE NEXT
fail() {
  printf '%s: %s %s\n' "$1" "$2" "$3" >&2
  exit 1
}

need() { command -v "$1" >/dev/null 2>&1; }

main() {
  command=install
  case "${1-}" in
    rollback | remove)
      command=$1
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    --version)
      if [ ! -f "$home/current/VERSION" ]; then
        say "Herald's agent is not installed here."
        exit 1
      fi
      cat "$home/current/VERSION"
      exit 0
      ;;
  esac
  from='' sums='' keys='' changes='' start=yes keep=no
  while [ $# -gt 0 ]; do
    case "$command $1" in
      "install --from" | "install --sums" | "install --hub-public-key" | "install --set")
        [ $# -ge 2 ] || wrong_usage "$1 needs a value."
        case "$1" in
          --from) from=${2%/} ;;
          --sums) sums=$2 ;;
          --hub-public-key) keys=$2 ;;
          --set) add_change "$2" ;;
        esac
        shift
        ;;
      "install --no-start") start=no ;;
      "remove --keep-settings") keep=yes ;;
      *) wrong_usage "\"$1\" is not known here." ;;
    esac
    shift
  done
  if [ "$command" = install ]; then check_install_options; fi
  [ "$(id -u)" = 0 ] || fail install/not-root "Only root can do this." "Put sudo before the line."
  if [ -d /run/systemd/system ]; then
    has_systemd=yes
  else
    has_systemd=no
    [ "$start" = no ] || [ "$command" != install ] ||
      fail install/no-systemd "systemd does not run here." "In a container use the image; for an image of a machine add --no-start."
  fi
  if need flock; then
    exec 9>"$lock"
    flock -n 9 || fail install/busy "Another installation runs on this machine." "Wait until it has ended."
  fi
  "$command"_agent
}

wrong_usage() {
  printf 'install/usage: %s See what is possible:\n\n' "$1" >&2
  usage >&2
  exit 2
}

add_change() {
  case "$1" in
    *"
"*) wrong_usage "--set takes one line." ;;
  esac
  printf '%s\n' "$1" | grep -Eq '^(HERALD|AWS)_[A-Z0-9_]+=[^"'"'"'\\#]*$' ||
    wrong_usage "--set takes NAME=VALUE with a name that begins with HERALD_ or AWS_, and a value without quotes, backslash and #."
  changes="$changes$1
"
}

check_install_options() {
  [ -n "$from" ] || wrong_usage "--from is missing."
  printf '%s' "$sums" | grep -Eq '^[0-9a-f]{64}$' || wrong_usage "--sums must be 64 hexadecimal digits."
  printf '%s' "$keys" | grep -Eq '^[A-Za-z0-9_-]{43}(,[A-Za-z0-9_-]{43})*$' ||
    wrong_usage "--hub-public-key must be 43 characters of base64url."
}

# ---- install and upgrade

install_agent() {
  # The line puts this file into a folder made for it alone; a shell that has it open needs it no more.
  case "$0" in
    */tmp.*/herald-install.sh)
      rm -f "$0"
      rmdir "$(dirname "$0")" 2>/dev/null || :
      ;;
  esac
  for tool in tar gzip sha256sum useradd awk sed grep cut df readlink; do
    need "$tool" || fail install/tool-missing "The program $tool is missing." "Install it with the package manager, then paste the line again."
  done
  check_system
  case "$(uname -m)" in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) fail install/architecture "There is no agent for $(uname -m)." "Only x86_64 and aarch64 are made." ;;
  esac
  incoming=$home/incoming
  mkdir -p "$home/versions"
  rm -rf "$incoming"
  mkdir "$incoming"
  trap 'rm -rf "$incoming"; rmdir "$home/versions" "$home" 2>/dev/null || :' EXIT
  trap 'exit 1' INT TERM HUP

  fetch SHA256SUMS
  [ "$(sum_of "$incoming/SHA256SUMS")" = "$sums" ] ||
    fail install/wrong-sums "The list of checksums is not the one that the line was made for." "The agent was built again since: print a new line on the hub (herald install-line)."
  archive=$(sed -n "s/^[0-9a-f]\{64\}  \(herald-agent-[A-Za-z0-9.+-]*-linux-$architecture\.tar\.gz\)\$/\1/p" "$incoming/SHA256SUMS")
  [ -n "$archive" ] || fail install/architecture "The hub offers no agent for $architecture." "Build it there: npm run build:agent"
  sum=$(sed -n "s/^\([0-9a-f]\{64\}\)  $archive\$/\1/p" "$incoming/SHA256SUMS")
  name=${archive%.tar.gz}
  short=$(printf '%s' "$sum" | cut -c 1-8)
  target=$home/versions/$name-$short
  version=${name#herald-agent-}
  version=${version%-linux-*}

  if [ ! -f "$target/agent.cjs" ]; then
    free_kib=$(df -Pk "$home" | awk 'NR == 2 { print $4 }')
    [ "$free_kib" -ge 300000 ] || fail install/no-room "Less than 300 MB are free below $home." "Make room, then paste the line again."
    fetch "$archive"
    [ "$(sum_of "$incoming/$archive")" = "$sum" ] ||
      fail install/wrong-archive "What was downloaded is not what the hub built." "Paste the line again; if it stays so, something on the way changes files."
    tar -xzf "$incoming/$archive" -C "$incoming" --no-same-owner
    [ "$("$incoming/$name/bin/node" -p '6 * 7' 2>"$incoming/why")" = 42 ] ||
      fail install/cannot-run "The agent's own Node does not run here: $(head -n 1 "$incoming/why")" "Nothing was installed. Is $home mounted with noexec?"
    rm -rf "$target"
    mv "$incoming/$name" "$target"
  fi
  rm -rf "$incoming"

  make_account
  write_settings
  before=$(resolved "$home/current")
  if [ "$before" = "$target" ] && [ "$is_changed" = no ] && is_running; then
    say "Herald's agent $version is installed and running already; nothing was changed."
  else
    activate "$target"
    if [ "$start" = yes ] && ! answers; then
      show_log
      if [ -n "$before" ] && [ "$before" != "$target" ]; then
        activate "$before"
        answers || :
        rm -rf "$target"
        fail install/does-not-answer "The new version does not answer; the version before it runs again." "The log above says why."
      fi
      fail install/does-not-answer "The agent was installed but does not answer." "The log above says why; then: herald-agent doctor"
    fi
    if [ -n "$before" ] && [ "$before" != "$target" ]; then
      link "$before" "$home/previous"
      say "Herald's agent was upgraded to $version. To go back: sudo $launcher rollback"
    else
      say "Herald's agent $version is installed."
    fi
    forget_old
  fi
  trap - EXIT
  if [ "$start" = yes ]; then
    say "It answers on port $(setting HERALD_AGENT_PORT 9440). This is what it would tell the hub now:"
    "$launcher" report --short
    say "What it lacks, if anything: sudo $launcher doctor"
  fi
}

# What the agent's own Node and the unit need, looked for before anything is installed.
check_system() {
  glibc=$(version_of "$(getconf GNU_LIBC_VERSION 2>/dev/null || :)")
  at_least "$glibc" 2.28 || too_old "glibc 2.28 or later" "${glibc:-none}"
  if [ "$has_systemd" = yes ] || need systemctl; then
    systemd=$(version_of "$(systemctl --version 2>/dev/null | head -n 1)")
    at_least "$systemd" 240 || too_old "systemd 240 or later" "${systemd:-none}"
  fi
  has_library libstdc++.so.6 || fail install/too-old "The library libstdc++.so.6 is missing." "Nothing was installed. Install libstdc++ (libstdc++6) with the package manager, then paste the line again."
}

too_old() { fail install/too-old "The agent needs $1; here is $2." "Nothing was installed. Amazon Linux 2023, Debian 10, Ubuntu 20.04, Red Hat 8 and later have it."; }

# The first number with its parts: `glibc 2.26`, `systemd 252 (252.39-1~deb12u1)`.
version_of() { printf '%s' "$1" | sed -n 's/^[^0-9]*\([0-9][0-9.]*\).*/\1/p'; }

at_least() {
  printf '%s %s\n' "${1:-0}" "$2" | awk '{
    split($1, have, "."); split($2, want, ".")
    for (part = 1; part <= 2; part++) if (have[part] + 0 != want[part] + 0) exit have[part] + 0 < want[part] + 0
    exit 0
  }'
}

has_library() {
  if need ldconfig && ldconfig -p 2>/dev/null | grep -q "$1"; then return 0; fi
  for directory in /usr/lib /usr/lib64 /lib /lib64 /usr/lib/x86_64-linux-gnu /usr/lib/aarch64-linux-gnu; do
    if [ -e "$directory/$1" ]; then return 0; fi
  done
  return 1
}

# Where SELinux is in force, what was unpacked in one place and moved to another has the label of the first.
give_labels() {
  if need restorecon && need selinuxenabled && selinuxenabled; then
    restorecon -RF "$home" "$settings" "$unit" "$launcher" 2>/dev/null || :
  fi
}

fetch() {
  case "$from" in
    http://* | https://*)
      if need curl; then
        curl -fsSL --retry 3 --connect-timeout 10 -o "$incoming/$1" "$from/$1" || unreachable "$1"
      elif need wget; then
        wget -q --tries=3 --timeout=30 -O "$incoming/$1" "$from/$1" || unreachable "$1"
      else
        fail install/tool-missing "Neither curl nor wget is here." "Install one of them, then paste the line again."
      fi
      ;;
    *) cp "$from/$1" "$incoming/$1" 2>/dev/null || unreachable "$1" ;;
  esac
}

unreachable() {
  fail install/unreachable "$from/$1 could not be fetched." "Check that this machine reaches the hub, and that the agent was built there (npm run build:agent)."
}

sum_of() { sha256sum "$1" | cut -d ' ' -f 1; }

make_account() {
  id "$account" >/dev/null 2>&1 && return
  useradd --system --user-group --no-create-home --home-dir "$state" --shell /usr/sbin/nologin "$account"
}

# Settings that are there stay, except for the key and what --set names.
write_settings() {
  is_changed=no
  mkdir -p "$settings"
  chmod 0755 "$settings"
  old_sum=$(cat "$settings/agent.env" "$settings/hub.pub" 2>/dev/null | sha256sum)
  if [ ! -f "$settings/agent.env" ]; then
    replace agent.env 0640 <<END
# Settings of Herald's agent; \`herald-agent --help\` lists them all. After a change: sudo systemctl restart herald-agent
HERALD_HUB_PUBLIC_KEY_FILE=$settings/hub.pub
HERALD_AGENT_STATE_DIR=$state
END
  fi
  printf '%s' "$changes" | while IFS= read -r change; do
    {
      grep -v "^${change%%=*}=" "$settings/agent.env" || :
      printf '%s\n' "$change"
    } | replace agent.env 0640
  done
  printf '%s\n' "$keys" | tr ',' '\n' | replace hub.pub 0644
  # An older installer, or an editor, may have left it open.
  chown "root:$account" "$settings/agent.env"
  chmod 0640 "$settings/agent.env"
  [ "$old_sum" = "$(cat "$settings/agent.env" "$settings/hub.pub" | sha256sum)" ] || is_changed=yes
}

# Puts what comes on standard input in the place of a file of the settings. A bearer token may stand in it: it is born
# closed, and opened to the agent's group before it gets its name.
replace() {
  (
    umask 077
    rm -f "$settings/$1.new"
    cat >"$settings/$1.new"
    chown "root:$account" "$settings/$1.new"
    chmod "$2" "$settings/$1.new"
    mv "$settings/$1.new" "$settings/$1"
  )
}

setting() { sed -n "s/^$1=//p" "$settings/agent.env" | tail -n 1 | tr -d "\"'" | grep . || printf '%s' "$2"; }

# ---- versions

resolved() { if [ -L "$1" ]; then readlink -f "$1"; fi; }

# Takes the place of an earlier link in one step.
link() {
  ln -s "$1" "$2.new"
  mv -fT "$2.new" "$2"
}

activate() {
  link "$1" "$home/current"
  if [ "$(resolved "$launcher")" != "$1/bin/herald-agent" ]; then
    mkdir -p "$(dirname "$launcher")"
    link "$home/current/bin/herald-agent" "$launcher"
  fi
  cmp -s "$1/herald-agent.service" "$unit" || cp "$1/herald-agent.service" "$unit"
  give_labels
  if [ "$has_systemd" = yes ]; then systemctl daemon-reload; fi
  systemctl enable --quiet herald-agent.service
  if [ "$start" = yes ]; then systemctl restart herald-agent.service; fi
}

is_running() { [ "$start" = no ] || systemctl is-active --quiet herald-agent.service; }

answers() { "$launcher" alive --wait "$wait_seconds" >/dev/null; }

show_log() { journalctl --unit herald-agent.service --lines 10 --no-pager --output cat >&2 || :; }

forget_old() {
  for directory in "$home"/versions/*; do
    case "$directory" in
      "$(resolved "$home/current")" | "$(resolved "$home/previous")") ;;
      *) rm -rf "$directory" ;;
    esac
  done
}

rollback_agent() {
  before=$(resolved "$home/previous")
  now=$(resolved "$home/current")
  [ -d "${before:-/nowhere}" ] ||
    fail install/nothing-before "There is no earlier version on this machine." "Paste the install line of the hub for the version you want."
  activate "$before"
  if ! answers; then
    show_log
    activate "$now"
    answers || :
    fail install/does-not-answer "The earlier version does not answer; the one that ran goes on." "The log above says why."
  fi
  link "$now" "$home/previous"
  say "Herald's agent $(cat "$before/VERSION") runs again. The same command leads back to $(cat "$now/VERSION")."
}

# ---- removal

remove_agent() {
  if [ "$has_systemd" = yes ]; then systemctl stop herald-agent.service 2>/dev/null || :; fi
  systemctl disable --quiet herald-agent.service 2>/dev/null || :
  rm -f "$unit" "$launcher"
  rm -rf "$home"
  if [ "$has_systemd" = yes ]; then
    systemctl daemon-reload
    systemctl reset-failed herald-agent.service 2>/dev/null || :
  fi
  if [ "$keep" = yes ]; then
    say "Herald's agent is removed. $settings and $state were kept, and the user $account who owns them."
  else
    rm -rf "$settings" "$state"
    if id "$account" >/dev/null 2>&1; then userdel "$account"; fi
    say "Herald's agent is removed, with its user and all its files. Its lines in the journal stay until the journal drops them."
  fi
  rm -f "$lock"
}

# Sourced by the test of its checks.
[ "${HERALD_INSTALL_PARTS-}" = yes ] || main "$@"

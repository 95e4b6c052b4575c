#!/bin/sh
# Puts Herald's hub on this machine, upgrades it, takes it back to the version before, or removes it.
# Lies in the archive and installs what it lies in. Needs systemd, and fetches nothing. Running it again does no harm.
set -eu
umask 022

home=/opt/herald
settings=/etc/herald
state=/var/lib/herald
unit=/etc/systemd/system/herald-hub.service
launcher=/usr/local/bin/herald
lock=/run/herald-hub-install.lock
account=herald
wait_seconds=60

usage() {
  cat <<'END'
Usage:
  sudo sh herald-hub-VERSION-linux-ARCHITECTURE/install.sh [--set NAME=VALUE]... [--no-start]
      installs the hub from the unpacked archive in which this script lies, or upgrades it
      --set       a setting of the hub, as .env.example names them; NAME alone asks for the value; may be repeated
      --no-start  for an image: installs and enables, but starts nothing
  herald rollback
      goes back to the version that ran before the last upgrade
  herald remove [--with-data]
      removes the hub; its settings, keys and history stay unless --with-data takes them too
  install.sh --version
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
        say "Herald's hub is not installed here."
        exit 1
      fi
      cat "$home/current/VERSION"
      exit 0
      ;;
  esac
  changes='' start=yes with_data=no
  while [ $# -gt 0 ]; do
    case "$command $1" in
      "install --set")
        [ $# -ge 2 ] || wrong_usage "$1 needs a value."
        add_change "$2"
        shift
        ;;
      "install --no-start") start=no ;;
      "remove --with-data") with_data=yes ;;
      *) wrong_usage "\"$1\" is not known here." ;;
    esac
    shift
  done
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
  "$command"_hub
}

wrong_usage() {
  printf 'install/usage: %s See what is possible:\n\n' "$1" >&2
  usage >&2
  exit 2
}

add_change() {
  case "$1" in
    [A-Z]*=*) ;;
    [A-Z]*)
      # Asked for, so that a secret stands in no list of processes and in no shell's history.
      printf '%s: ' "$1" >&2
      if [ -t 0 ]; then stty -echo; fi
      IFS= read -r value || :
      if [ -t 0 ]; then
        stty echo
        printf '\n' >&2
      fi
      set -- "$1=$value"
      ;;
  esac
  case "$1" in
    *"
"*) wrong_usage "--set takes one line." ;;
  esac
  printf '%s\n' "$1" | grep -Eq '^(HERALD|DISCORD|AWS)_[A-Z0-9_]+=[^"'"'"'\\#]*$' ||
    wrong_usage "--set takes NAME=VALUE with a name that begins with HERALD_, DISCORD_ or AWS_, and a value without quotes, backslash and #."
  changes="$changes$1
"
}

# ---- install and upgrade

install_hub() {
  source=$(dirname "$(readlink -f "$0")")
  [ -f "$source/VERSION" ] && [ -x "$source/bin/node" ] && [ -f "$source/lib/hub/package.json" ] ||
    fail install/not-unpacked "This script does not lie in an unpacked archive of the hub." "Unpack it: tar -xzf herald-hub-*.tar.gz, then: sudo sh herald-hub-*/install.sh"
  "$source/bin/node" --version >/dev/null 2>&1 ||
    fail install/architecture "The archive is not for this machine ($(uname -m))." "Take the one for x64 or arm64, with glibc."
  version=$(cat "$source/VERSION")
  stamp=$(cd "$source" && find . -type f | sort | xargs cat | sha256sum | cut -c 1-8)
  target=$home/versions/$version-$stamp
  mkdir -p "$home/versions"
  if [ ! -f "$target/VERSION" ]; then
    free_kib=$(df -Pk "$home" | awk 'NR == 2 { print $4 }')
    [ "$free_kib" -ge 600000 ] || fail install/no-room "Less than 600 MB are free below $home." "Make room, then run the line again."
    trap 'rm -rf "$target.part"' EXIT
    rm -rf "$target.part"
    cp -R "$source" "$target.part"
    chown -R root:root "$target.part"
    mv "$target.part" "$target"
    trap - EXIT
  fi

  make_account
  write_settings
  before=$(resolved "$home/current")
  if [ "$before" = "$target" ] && [ "$is_changed" = no ] && is_running; then
    say "Herald's hub $version is installed and running already; nothing was changed."
    return
  fi
  if [ -n "$before" ] && [ "$before" != "$target" ]; then back_up_before; fi
  activate "$target"
  if [ "$start" = yes ] && ! answers; then
    show_log
    if [ -n "$before" ] && [ "$before" != "$target" ]; then
      activate "$before"
      if answers; then
        rm -rf "$target"
        fail install/does-not-answer "The new version does not answer; the version before it runs again." "The log above says why."
      fi
      show_log
      fail install/does-not-answer "Neither the new version nor the one before it answers." "The logs above say why; where the second says store/newer-schema: herald restore ${kept_backup:-FILE} (the guide has the steps)."
    fi
    fail install/does-not-answer "The hub was installed but does not answer." "The log above says why. Settings: $settings/hub.env; then: sudo systemctl restart herald-hub"
  fi
  if [ -n "$before" ] && [ "$before" != "$target" ]; then
    link "$before" "$home/previous"
    say "Herald's hub was upgraded to $version. To go back: sudo herald rollback"
  elif [ "$before" = "$target" ] && [ "$is_changed" = yes ]; then
    say "The settings of Herald's hub were changed, and it was restarted with them."
  else
    say "Herald's hub $version is installed."
  fi
  forget_old
  if [ "$start" = yes ]; then
    say "Its pages: $(setting HERALD_WEB_URL "http://$(setting HERALD_WEB_HOST 127.0.0.1):$(setting HERALD_WEB_PORT 8080)")"
    say "Its registry: $(setting HERALD_REGISTRY "$settings/registry.yaml"), its settings: $settings/hub.env"
    say "What it lacks, if anything: sudo herald doctor"
  fi
}

make_account() {
  id "$account" >/dev/null 2>&1 && return
  useradd --system --user-group --no-create-home --home-dir "$state" --shell /usr/sbin/nologin "$account"
}

# Settings that are there stay, except for what --set names.
write_settings() {
  is_changed=no
  mkdir -p "$settings"
  chmod 0755 "$settings"
  if [ ! -d "$state" ]; then install -d -o "$account" -g "$account" -m 0700 "$state"; fi
  old_sum=$(cat "$settings/hub.env" 2>/dev/null | sha256sum)
  if [ ! -f "$settings/hub.env" ]; then
    cat >"$settings/hub.env" <<END
# Settings of Herald's hub, one NAME=VALUE a line. After a change: sudo systemctl restart herald-hub
HERALD_REGISTRY=$settings/registry.yaml
HERALD_DATA_DIR=$state
HERALD_BACKUP_DIR=$state/backups
# Secrets belong here too: DISCORD_TOKEN, HERALD_API_TOKEN, HERALD_DATABASE_URL, HERALD_PASSPHRASE.
END
  fi
  printf '%s' "$changes" | while IFS= read -r change; do
    # Secrets are in it before its owner and mode are set.
    umask 077
    # 1: no other line is left. 2: it could not be read or written, and must not take the place of what is there.
    grep -v "^${change%%=*}=" "$settings/hub.env" >"$settings/hub.env.new" || [ $? -eq 1 ]
    printf '%s\n' "$change" >>"$settings/hub.env.new"
    mv "$settings/hub.env.new" "$settings/hub.env"
  done
  if [ ! -f "$settings/registry.yaml" ] && [ "$(setting HERALD_REGISTRY '')" = "$settings/registry.yaml" ]; then
    cat >"$settings/registry.yaml" <<'END'
# yaml-language-server: $schema=/opt/herald/current/lib/hub/registry.schema.json
# Hosts and services of Herald. The hub takes a good edit up within two seconds; `herald registry check` says whether it is.
hosts: {}
END
  fi
  chown "root:$account" "$settings/hub.env"
  chmod 0640 "$settings/hub.env"
  [ "$old_sum" = "$(sha256sum <"$settings/hub.env")" ] || is_changed=yes
}

setting() { sed -n "s/^$1=//p" "$settings/hub.env" | tail -n 1 | tr -d "\"'" | grep . || printf '%s' "$2"; }

# What an older version cannot read any more is the database: it is kept as it was before a newer one touches it.
back_up_before() {
  kept_backup=$state/backups/before-$version-$(date -u +%Y%m%dT%H%M%SZ).backup.gz
  install -d -o "$account" -g "$account" -m 0700 "$state/backups"
  if said=$("$home/current/bin/herald" backup "$kept_backup" 2>&1); then
    say "A backup of before is kept: $kept_backup"
  else
    case "$said" in
      store/nothing-there*) kept_backup='' ;;
      *) fail install/no-backup "No backup could be made before the upgrade, so nothing was changed: $said" "Mend that, then run the line again." ;;
    esac
  fi
}

# ---- versions

resolved() { if [ -L "$1" ]; then readlink -f "$1"; fi; }

# Takes the place of an earlier link in one step.
link() {
  ln -s "$1" "$2.new"
  mv -fT "$2.new" "$2"
}

activate() {
  link "$1" "$home/current"
  if [ "$(resolved "$launcher")" != "$1/bin/herald" ]; then
    mkdir -p "$(dirname "$launcher")"
    link "$home/current/bin/herald" "$launcher"
  fi
  cmp -s "$1/herald-hub.service" "$unit" || cp "$1/herald-hub.service" "$unit"
  if [ "$has_systemd" = yes ]; then systemctl daemon-reload; fi
  systemctl enable --quiet herald-hub.service
  if [ "$start" = yes ]; then systemctl restart herald-hub.service; fi
}

is_running() { [ "$start" = no ] || systemctl is-active --quiet herald-hub.service; }

answers() { "$launcher" alive --wait "$wait_seconds" >/dev/null; }

show_log() { journalctl --unit herald-hub.service --lines 10 --no-pager --output cat >&2 || :; }

forget_old() {
  for directory in "$home"/versions/*; do
    case "$directory" in
      "$(resolved "$home/current")" | "$(resolved "$home/previous")") ;;
      *) rm -rf "$directory" ;;
    esac
  done
}

rollback_hub() {
  start=yes
  before=$(resolved "$home/previous")
  now=$(resolved "$home/current")
  [ -d "${before:-/nowhere}" ] ||
    fail install/nothing-before "There is no earlier version on this machine." "Unpack the archive of the version you want and run its install.sh."
  activate "$before"
  if ! answers; then
    show_log
    activate "$now"
    answers || :
    fail install/does-not-answer "The earlier version does not answer; the one that ran goes on." "The log above says why. Where it says store/newer-schema, the guide has the steps back by the backup that was made before the upgrade."
  fi
  link "$now" "$home/previous"
  say "Herald's hub $(cat "$before/VERSION") runs again. The same command leads back to $(cat "$now/VERSION")."
}

# ---- removal

remove_hub() {
  if [ "$has_systemd" = yes ]; then systemctl stop herald-hub.service 2>/dev/null || :; fi
  systemctl disable --quiet herald-hub.service 2>/dev/null || :
  rm -f "$unit" "$launcher"
  rm -rf "$home"
  if [ "$has_systemd" = yes ]; then
    systemctl daemon-reload
    systemctl reset-failed herald-hub.service 2>/dev/null || :
  fi
  if [ "$with_data" = no ]; then
    say "Herald's hub is removed. $settings and $state were kept, with its keys and history, and the user $account who owns them."
  else
    rm -rf "$settings" "$state"
    if id "$account" >/dev/null 2>&1; then userdel "$account"; fi
    say "Herald's hub is removed, with its user, settings, keys and history. Its lines in the journal stay until the journal drops them."
  fi
  rm -f "$lock"
}

main "$@"

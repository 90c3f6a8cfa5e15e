#!/usr/bin/env bash
# startup.sh STARTUP PROBE EMPTY URA URA-CLI: a display, a session bus and a home of their own, Korçë's plan in a
# workspace, and then the starts (startup.c).
set -euo pipefail

if [ "${1:-}" != --inside ]; then
  folder=$(mktemp -d "${TMPDIR:-/tmp}/ura-bench-XXXXXX")
  server=
  finish () {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$folder"
  }
  trap finish EXIT
  mkdir -p "$folder/home" "$folder/tmp"
  mkdir -m 700 "$folder/runtime"
  unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS GTK_A11Y
  export HOME=$folder/home XDG_CONFIG_HOME=$folder/home XDG_DATA_HOME=$folder/home XDG_CACHE_HOME=$folder/home
  export XDG_RUNTIME_DIR=$folder/runtime GDK_BACKEND=x11 LIBGL_ALWAYS_SOFTWARE=1
  Xvfb -displayfd 7 -screen 0 1600x1000x24 -nolisten tcp -noreset 7>"$folder/display" >/dev/null 2>&1 &
  server=$!
  for _ in {1..200}; do
    [ -s "$folder/display" ] && break
    sleep 0.05
  done
  DISPLAY=:$(cat "$folder/display")
  export DISPLAY
  dbus-run-session -- "$0" --inside "$folder" "$@"
  exit
fi

folder=$2 startup=$3 probe=$4 empty=$5 ura=$6 cli=$7
"$cli" create --user 'Arta Prova' --plan korce-2022-2025 "$folder/Korçë.ura" >/dev/null
"$startup" "$probe" "$empty" "$ura" "$folder/Korçë.ura"

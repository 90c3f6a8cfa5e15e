#!/usr/bin/env bash
# add-field.sh SOURCE URA-CLI: a field is one line in the description of its register and one in a migration. A copy of
# the tree gets both lines and nothing else; a workspace made before opens, is backed up, migrated and whole.
set -euo pipefail

source=$1 old=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$source" && tar -c --exclude='./_*' --exclude=./.git --exclude=./build* .) | tar -x -C "$work"
export XDG_DATA_HOME=$work/data-home
"$old" create --user Prova --plan korce-2022-2025 "$work/Para.ura" >/dev/null

last=$(cd "$source/data/migrations" && ls [0-9][0-9][0-9][0-9].sql | tail -n 1)
next=$(printf '%04d' $((10#${last%.sql} + 1)))
description=$work/src/catalog/ura-plan-register.c
sed -i 's|^  { "source", |  { "field_of_the_test", "Field of the test", URA_FIELD_TEXT, URA_FIELD_SEARCHABLE },\n&|' "$description"
[ "$(diff "$source/src/catalog/ura-plan-register.c" "$description" | grep -c '^>')" = 1 ]
echo 'ALTER TABLE "plan" ADD COLUMN "field_of_the_test" TEXT;' >"$work/data/migrations/$next.sql"

meson setup "$work/_build" "$work" -Dwindow=false >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
ninja -C "$work/_build" -j 2 src/cli/ura-cli >"$work/log" 2>&1 || { tail -n 40 "$work/log"; exit 1; }
new=$work/_build/src/cli/ura-cli

"$new" check "$work/Para.ura"
ls "$XDG_DATA_HOME"/ura/backups/*/*_migration.urabackup >/dev/null
"$new" plan list "$work/Para.ura" | grep -q '^KO '
if "$old" plan list "$work/Para.ura" 2>"$work/said"; then
  echo 'The older program opened a workspace of a newer schema.'
  exit 1
fi
grep -q . "$work/said"
"$new" create --user Prova "$work/Pas.ura" >/dev/null
"$new" check "$work/Pas.ura"

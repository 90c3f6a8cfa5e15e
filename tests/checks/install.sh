#!/usr/bin/env bash
# install.sh BUILD PREFIX VERSION: what `meson install` puts into an empty place is a complete program that runs there.
set -euo pipefail

build=$1 prefix=$2 version=$3
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

DESTDIR=$stage/root meson install -C "$build" --no-rebuild --quiet >"$stage/log" 2>&1 || { cat "$stage/log"; exit 1; }
root=$stage/root$prefix

wanted=(bin/ura-cli share/man/man1/ura-cli.1)
if [ "$WITH_WINDOW" = true ]; then
  wanted+=(
    bin/ura
    share/applications/al.ura.Ura.desktop
    share/glib-2.0/schemas/al.ura.Ura.gschema.xml
    share/icons/hicolor/scalable/apps/al.ura.Ura.svg
    share/icons/hicolor/symbolic/apps/al.ura.Ura-symbolic.svg
    share/man/man1/ura.1
    share/metainfo/al.ura.Ura.metainfo.xml
  )
fi
for file in "${wanted[@]}"; do
  [ -s "$root/$file" ] || { echo "$file is not installed"; exit 1; }
done

# Nothing of the build folder or the source tree may be needed, or be left inside.
if grep -rlF "$(readlink -f "$build")" "$root/share"; then
  echo 'These files name the build folder.'
  exit 1
fi

mkdir "$stage/home"
cd "$stage/home"
ura_cli () {
  env -i HOME="$stage/home" PATH=/usr/bin:/bin LANG=C.UTF-8 TMPDIR="$stage/home" "$root/bin/ura-cli" "$@"
}

said=$(ura_cli --version)
[ "$said" = "ura-cli $version" ] || { echo "ura-cli --version says: $said"; exit 1; }
ura_cli plan list

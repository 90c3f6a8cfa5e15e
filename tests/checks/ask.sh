#!/usr/bin/env bash
# ask.sh WHAT FILE...: asks the checkers that know a kind of file. A checker that is missing is a failure.
set -euo pipefail

needs () {
  command -v "$1" >/dev/null || { echo "$1 is missing: ./dev test installs it."; exit 1; }
}

what=$1
shift
case "$what" in
  desktop)
    needs desktop-file-validate
    problems=$(desktop-file-validate "$@" 2>&1) || true
    [ -z "$problems" ] || { echo "$problems"; exit 1; }
    ;;
  metainfo)
    needs appstreamcli
    # There is no home page to name; AppStream 1.0 began to warn of that.
    waived=()
    case "$(appstreamcli --version)" in
      *' 0.'*) ;;
      *) waived=(--override url-homepage-missing=info) ;;
    esac
    appstreamcli validate --no-net --explain "${waived[@]}" "$@"
    ;;
  schema)
    needs glib-compile-schemas
    glib-compile-schemas --strict --dry-run "$@"
    ;;
  manifest)
    needs flatpak-builder
    state=$(mktemp -d)
    trap 'rm -rf "$state"' EXIT
    # It leaves its state folder where it stands.
    manifest=$(readlink -f "$1")
    (cd "$state" && flatpak-builder --show-manifest "$manifest" >manifest.json)
    python3 "$(dirname "${BASH_SOURCE[0]}")/manifest.py" "$state/manifest.json"
    ;;
  manual)
    needs mandoc
    mandoc -T lint -W warning "$@"
    ;;
  shell)
    needs shellcheck
    shellcheck "$@"
    ;;
  *)
    echo "ask.sh does not know: $what"
    exit 2
    ;;
esac

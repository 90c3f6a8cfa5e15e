#!/usr/bin/env bash
# The C files are laid out as .clang-format says; prints the patch that is wanted. With --write applies it.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

# Other versions lay out some lines otherwise.
formatter=$(command -v clang-format-14) || {
  echo 'clang-format-14 is missing: ./dev test installs it, except on Debian 13, which no longer has it.'
  exit 1
}
mapfile -d '' -t files < <(find src tests -name '*.[ch]' -print0 | sort -z)
[ ${#files[@]} != 0 ] || { echo 'No C files: nothing was checked.'; exit 1; }

if [ "${1:-}" = --write ]; then
  "$formatter" -i "${files[@]}"
  exit
fi

status=0
for file in "${files[@]}"; do
  "$formatter" "$file" | diff -u --label "$file" --label "$file" "$file" - || status=1
done
[ $status = 0 ] || echo "Run ./dev format, or apply this patch."
exit $status

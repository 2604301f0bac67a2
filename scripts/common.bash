# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What every script here begins with: it may be called from anywhere and never asks anything.

set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
exec </dev/null
# One clone may use what another has compiled.
export CCACHE_COMPILERCHECK=content CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

say() {
    printf '\n== %s\n' "$*"
}

fail() {
    printf '%s: %s\n' "$(basename -- "$0")" "$*" >&2
    exit 1
}

# The sources in C++, one a line.
sources() {
    find src tests -name '*.h' -o -name '*.cpp' | sort
}

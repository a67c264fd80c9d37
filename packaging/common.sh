# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run and packaging/test share. Sourced, with `set -euo pipefail` in force.

source_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build_dir="$source_dir/build/release"

say() {
    printf '%s\n' "$*" >&2
}

as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "This needs administrator rights, and there is no sudo. Run as root: $*"
        exit 1
    fi
}

# install_deps FILE: installs what the file names and this machine lacks. Touches nothing when nothing is missing.
install_deps() {
    local -a wanted missing
    local package
    mapfile -t wanted <"$1"
    if ! command -v dpkg-query >/dev/null; then
        say "Not a Debian system: these must be installed by hand: ${wanted[*]}"
        return
    fi
    local installed
    installed="$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null || true)"
    missing=()
    for package in "${wanted[@]}"; do
        grep -qxF "$package installed" <<<"$installed" || missing+=("$package")
    done
    if [[ ${#missing[@]} -eq 0 ]]; then
        return
    fi
    say "Installing: ${missing[*]}"
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

install_build_deps() {
    install_deps "$source_dir/packaging/build-deps.txt"
}

# Warnings are errors where they are held to be: with the compiler of Debian 12. A newer compiler has new warnings,
# and they shall not keep anyone from starting the program. The same answer for run and test lets one reuse the
# other's objects.
warnings_as_errors() {
    if grep -qs '^VERSION_CODENAME=bookworm$' /etc/os-release; then echo ON; else echo OFF; fi
}

# configure [cmake arguments]
configure() {
    mkdir -p "$source_dir/build"
    say "Configuring ${build_dir#"$source_dir/"}"
    (cd "$source_dir" && cmake --preset release "$@" >"$source_dir/build/configure.log" 2>&1) || {
        cat "$source_dir/build/configure.log" >&2
        return 1
    }
}

# build targets
build() {
    cmake --build "$build_dir" -j "$(nproc)" --target "$@"
}

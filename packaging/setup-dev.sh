#!/bin/sh
# All set-up for a checkout; the Makefile calls it. Runs again at no cost: what is there is left alone.
#
#   packaging/setup-dev.sh venv|demo|test|bench|fuzz|pictures|package
#
# venv:     .venv with the program and everything from PyPI
# demo:     the same, and the Debian packages that the window needs
# test:     the same, and the servers, keyring, X server, screen readers' bus and strace that the tests start; two of
#           the servers are unpacked only
# bench:    what test needs of the system, and the programs that the measurements compare with
# fuzz:     the same as venv, and atheris, which has wheels for Linux only
# pictures: as test, fonts for every script in the sample mail, and what makes the files small
# package:  as test, what packages are built and looked at with, and libraries that plugins in them need; PyInstaller
#
# Debian packages are installed by apt as root or through `sudo -n`; otherwise those missing are listed and
# the script ends with 1. On other systems nothing is installed but the virtual environment.
# Package lists are split on purpose:
# shellcheck disable=SC2086
set -eu
cd "$(dirname "$0")/.."

QT_PACKAGES="libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libgssapi-krb5-2 libxkbcommon0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1
    libnss3 libasound2 libxcomposite1 libxdamage1 libxrandr2 libxtst6 libxkbfile1 libgbm1"
X_SERVER_PACKAGES="xvfb xauth"
TEST_PACKAGES="dovecot-imapd dovecot-pop3d dovecot-submissiond openssl gnupg iproute2 gnome-keyring dbus dbus-daemon procps strace
    at-spi2-core python3-gi gir1.2-atspi-2.0 desktop-file-utils appstream"
# Debian lets nobody install two IMAP servers (each conflicts with imap-server), so these are unpacked into the virtual
# environment and never installed: no service, user or configuration of the system comes with them.
UNPACKED_PACKAGES="cyrus-common cyrus-imapd cyrus-pop3d courier-base courier-imap courier-pop courier-authlib"
BENCH_PACKAGES="isync offlineimap3 fetchmail mpop getmail6 notmuch thunderbird libnss3-tools"
PACKAGE_PACKAGES="binutils chrpath debootstrap dpkg-dev lintian mandoc rpm zstd libcups2 libgtk-3-0 libwayland-client0
    libwayland-cursor0 libwayland-egl1"
EMOJI_PACKAGES="fonts-noto-color-emoji"
PICTURE_PACKAGES="fonts-noto-core fonts-noto-cjk pngquant"

say() { printf '%s\n' "$*" >&2; }

# What must not outlive this script.
made_policy=no
from_pypi=
clean_up() {
    [ $made_policy = no ] || as_root rm -f $POLICY
    [ -z "$from_pypi" ] || kill "$from_pypi" 2>/dev/null || true
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# ---- Debian packages -------------------------------------------------------------------------------------

is_installed() {
    # Debian 13 and Ubuntu 24.04 renamed some libraries to NAMEt64.
    for name in "$1" "$1t64"; do
        case "$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null)" in *" installed") return 0 ;; esac
    done
    return 1
}

missing_of() {
    for package in "$@"; do is_installed "$package" || printf '%s ' "$package"; done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

POLICY=/usr/sbin/policy-rc.d
is_updated=no

apt_install() {
    say "Installing Debian packages: $*"
    # Debian starts and enables a freshly installed server on the public ports. The tests start their own on
    # loopback, so for the time of the installation no service may start.
    if [ ! -e $POLICY ]; then
        made_policy=yes
        printf '#!/bin/sh\nexit 101\n' | as_root tee $POLICY >/dev/null
        as_root chmod 755 $POLICY
    fi
    has_dovecot=no
    ! is_installed dovecot-core || has_dovecot=yes
    [ $is_updated = yes ] || as_root apt-get -qq update >&2
    is_updated=yes
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 install "$@" >&2
    [ $made_policy = no ] || as_root rm -f $POLICY
    made_policy=no
    if [ $has_dovecot = no ] && is_installed dovecot-core && command -v systemctl >/dev/null; then
        as_root systemctl disable dovecot.service dovecot.socket >&2 ||
            say "Dovecot would start with the system: see 'systemctl status dovecot'."
    fi
}

# Required packages as $1, those that only make it prettier as $2.
ensure_packages() {
    command -v dpkg-query >/dev/null || {
        say "This is no Debian system: libraries and servers are taken as they are. On Debian they would be:" $1 $2
        return 0
    }
    required=$(missing_of $1)
    wanted=$(missing_of $2)
    [ -n "$required$wanted" ] || return 0
    if can_be_root; then
        apt_install $required $wanted
        return 0
    fi
    [ -z "$wanted" ] || say "Good to have: sudo apt install $wanted"
    [ -z "$required" ] || {
        say "These Debian packages are missing, and neither root nor 'sudo -n' is at hand. Please run:"
        say ""
        say "    sudo apt install $required"
        say ""
        exit 1
    }
}

# ---- Python ----------------------------------------------------------------------------------------------

VENV=.venv
STAMP=$VENV/.depesche-installed

# The first Python that is new enough and can import the modules given.
find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        "$name" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || continue
        [ $# = 0 ] || "$name" -c "import $*" 2>/dev/null || continue
        echo "$name"
        return 0
    done
    return 1
}

ensure_python() {
    PYTHON=$(find_python ensurepip, venv) && return 0
    if PYTHON=$(find_python); then
        # Debian keeps ensurepip apart, in a package for each version.
        ensure_packages "$("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" ""
    else
        ensure_packages "python3 python3-venv" ""
    fi
    PYTHON=$(find_python ensurepip, venv) || {
        say "Depesche needs Python 3.11 or newer with the modules venv and ensurepip (Debian: python3-venv)."
        exit 1
    }
}

# The stamp holds the checkout's folder, for a virtual environment that was moved does not work.
is_venv_here() {
    [ "$(cat "$STAMP" 2>/dev/null)" = "$PWD" ] && "$VENV/bin/python" -m pip --version >/dev/null 2>&1
}

# Ends before all is installed, so that apt can be at work meanwhile: end_venv waits. To compile everything that comes
# takes longer than the little of it that is imported later, if then it may be kept: tests/run.py keeps it.
begin_venv() {
    if is_venv_here; then
        [ pyproject.toml -nt "$STAMP" ] || return 0
        say "pyproject.toml has changed: installing from PyPI what is new."
    else
        ensure_python
        say "Making $VENV with $("$PYTHON" -V) and installing from PyPI; this takes some minutes, once."
        "$PYTHON" -m venv --clear "$VENV"
    fi
    later=--no-compile
    [ -z "${PYTHONDONTWRITEBYTECODE:-}" ] || [ "$1" = test ] || later=
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check $later -e '.[demo,dev]' >&2 &
    from_pypi=$!
}

end_venv() {
    [ -n "$from_pypi" ] || return 0
    wait "$from_pypi"
    from_pypi=
    printf '%s\n' "$PWD" >"$STAMP"
}

ensure_pyinstaller() {
    "$VENV/bin/python" -c "import PyInstaller" 2>/dev/null ||
        "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[package]' >&2
}

ensure_atheris() {
    "$VENV/bin/python" -c "import atheris" 2>/dev/null ||
        "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[fuzz]' >&2
}

# ---- Servers beside Dovecot ------------------------------------------------------------------------------

SERVERS=$VENV/servers

# apt looks for the archives only after an update, which an ordinary user cannot do.
download_packages() (
    cd "$1"
    sandbox="-o APT::Sandbox::User=$(id -un)"
    apt-get -qq $sandbox download $UNPACKED_PACKAGES >&2 && return 0
    can_be_root || return 1
    as_root apt-get -qq update >&2
    apt-get -qq $sandbox download $UNPACKED_PACKAGES >&2
)

# The libraries that the archives in $1 depend on, the first where there is a choice; not those of the virus scanner
# and the messages that only tools beside the servers use.
libraries_of() {
    for archive in "$1"/*.deb; do
        dpkg-deb -f "$archive" Depends | tr ',' '\n' | sed -n 's/^ *\(lib[a-z0-9.+-]*\).*/\1/p'
    done | sort -u | grep -v -e '^libclamav' -e '^libzephyr' || true
}

ensure_servers() {
    command -v dpkg-deb >/dev/null || {
        say "This is no Debian system: the tests look for Cyrus and Courier where their packages put them."
        return 0
    }
    [ "$(cat $SERVERS/.unpacked 2>/dev/null)" != "$UNPACKED_PACKAGES" ] || return 0
    say "Unpacking into $SERVERS, for the tests: $UNPACKED_PACKAGES"
    rm -rf $SERVERS
    mkdir -p $SERVERS/.archives
    download_packages $SERVERS/.archives || {
        say "The packages could not be downloaded. Please run: sudo apt-get update"
        exit 1
    }
    ensure_packages "libsasl2-modules $(libraries_of $SERVERS/.archives | tr '\n' ' ')" ""
    for archive in $SERVERS/.archives/*.deb; do dpkg-deb -x "$archive" $SERVERS; done
    rm -rf $SERVERS/.archives
    printf '%s\n' "$UNPACKED_PACKAGES" >$SERVERS/.unpacked
}

# ---- What is asked for -----------------------------------------------------------------------------------

demo_packages=$QT_PACKAGES
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || demo_packages="$demo_packages $X_SERVER_PACKAGES"
test_packages="$QT_PACKAGES $X_SERVER_PACKAGES $TEST_PACKAGES"

case "${1:-}" in
venv | demo | test | bench | fuzz | pictures | package) begin_venv "$1" ;;
*)
    say "Usage: packaging/setup-dev.sh venv|demo|test|bench|fuzz|pictures|package"
    exit 2
    ;;
esac
case "$1" in
demo) ensure_packages "$demo_packages" "$EMOJI_PACKAGES" ;;
test) ensure_packages "$test_packages" "" ;;
bench) ensure_packages "$test_packages $BENCH_PACKAGES" "" ;;
pictures) ensure_packages "$test_packages $EMOJI_PACKAGES $PICTURE_PACKAGES" "" ;;
package) ensure_packages "$test_packages $PACKAGE_PACKAGES" "" ;;
esac
case "$1" in test | pictures) ensure_servers ;; esac
end_venv
case "$1" in package) ensure_pyinstaller ;; fuzz) ensure_atheris ;; esac

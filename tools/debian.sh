# Sourced by the set-up scripts: install Debian packages, as root or through sudo.
debian_install() {
    what=$1
    shift
    if ! command -v apt-get >/dev/null; then
        echo "setup: $what is missing, and this is no Debian; install: $*" >&2
        exit 2
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
    echo "setup: installing $what from Debian: $*"
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

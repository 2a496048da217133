# shellcheck shell=bash disable=SC2015,SC2034
# What must be true of the machine, said in one sentence when it is not.

OFFSET=${TAKMIL_PORT_OFFSET:-0}
TAKMIL_HOME=${TAKMIL_HOME:-$ROOT/.takmil}
GIVEN_STORE_URI=${TAKMIL_STORE_URI:-}
GIVEN_KAFKA=${TAKMIL_KAFKA:-}
UNTRAINED=${TAKMIL_UNTRAINED:-} # a suite that is started once needs no start-up caches

say() { printf '%s\n' "$*"; }

die() {
  printf 'takmil: %s\n' "$*" >&2
  exit 1
}

case $OFFSET in
  '' | *[!0-9]*) die "TAKMIL_PORT_OFFSET must be a whole number, not '$OFFSET'" ;;
esac
[ "$OFFSET" -le 38000 ] || die "TAKMIL_PORT_OFFSET must be at most 38000, so that every port stays below 65536"
mkdir -p "$TAKMIL_HOME"/{run,logs,data,apps} || die "cannot write in $TAKMIL_HOME"
TAKMIL_HOME=$(cd "$TAKMIL_HOME" && pwd -P)

# Nothing of ours reaches a process unless it is handed over by name.
for variable in $(compgen -e TAKMIL_); do
  export -n "${variable?}"
done

# --- tools ---------------------------------------------------------------------------------------

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

find_jdk() {
  local candidate onPath
  onPath=$(readlink -f "$(command -v java 2>/dev/null)" 2>/dev/null)
  for candidate in "${JAVA_HOME:-}" "${onPath%/bin/java}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      JAVA=$JAVA_HOME/bin/java
      return
    fi
  done
  die "needs a JDK 25 and found none in JAVA_HOME, PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks or /opt; install one" \
    "(Debian and Ubuntu: temurin-25-jdk or openjdk-25-jdk; SDKMAN: sdk install java 25-tem) or point JAVA_HOME at it"
}

# at_least 3.8.7 3.9.1: the second version is the first or newer.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

check_maven() {
  local version
  command -v mvn >/dev/null || die "needs Maven 3.8.7 or newer and found none in PATH (Debian and Ubuntu: apt-get install maven)"
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  at_least 3.8.7 "$version" || die "needs Maven 3.8.7 or newer, and the one in PATH is $version"
}

check_node() {
  local version
  { command -v node && command -v npm; } >/dev/null ||
    die "needs Node 20 or newer with npm to build the web app and found none in PATH (see nodejs.org)"
  version=$(node -v)
  at_least 20 "${version#v}" || die "needs Node 20 or newer, and the one in PATH is $version"
}

check_tools() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || die "needs $tool and found none in PATH"
  done
}

# --- room and ports ------------------------------------------------------------------------------

check_disk() {
  local needed=500 free
  [ -d "$TAKMIL_HOME/keycloak" ] || needed=3000
  free=$(($(df -Pk "$TAKMIL_HOME" | sed -n '2s/^[^ ]* *[0-9]* *[0-9]* *\([0-9]*\).*/\1/p') / 1024))
  [ "$free" -ge "$needed" ] ||
    die "the disk of $TAKMIL_HOME has $free MB left and $needed MB are needed; make room, or set TAKMIL_HOME to another disk"
}

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The process that listens on a port, as far as this user may know.
listener_on() {
  local found=
  if command -v ss >/dev/null; then
    found=$(ss -ltnpH "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, pid \2/p' | head -n 1)
  elif command -v lsof >/dev/null; then
    found=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN -Fpc 2>/dev/null | sed -n 's/^p/pid /p; s/^c//p' | head -n 2 | paste -sd ' ' -)
  fi
  printf '%s' "${found:-another process}"
}

check_ports() {
  local part port
  for part in "$@"; do
    external "$part" || alive "$part" && continue
    for port in $(ports_of "$part"); do
      if port_open "$port"; then
        die "port $port, which $part needs, is taken by $(listener_on "$port");" \
          "end that, or move the whole suite with TAKMIL_PORT_OFFSET=2000 ./takmil up"
      fi
    done
  done
}

# --- one hand at a time --------------------------------------------------------------------------

lock() {
  local holder
  until mkdir "$TAKMIL_HOME/run/lock" 2>/dev/null; do
    holder=$(cat "$TAKMIL_HOME/run/lock/pid" 2>/dev/null)
    if [ -n "$holder" ] && kill -0 "$holder" 2>/dev/null; then
      die "another ./takmil (pid $holder) is at work in $TAKMIL_HOME; wait for it to end"
    fi
    rm -rf "$TAKMIL_HOME/run/lock"
  done
  echo $$ >"$TAKMIL_HOME/run/lock/pid"
  trap 'rm -rf "$TAKMIL_HOME/run/lock"' EXIT
  trap 'exit 130' INT TERM
}

# --- secrets -------------------------------------------------------------------------------------

random_word() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

random_key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }

make_secrets() {
  local file=$TAKMIL_HOME/secrets.env name
  if [ ! -f "$file" ] && [ -d "$TAKMIL_HOME/data/keycloak" ]; then
    die "$file is gone, and the data in $TAKMIL_HOME/data cannot be read without it; bring it back, or remove that folder too"
  fi
  (umask 077 && touch "$file") && chmod 600 "$file" || die "cannot write $file"
  for name in SECRET_WEB SECRET_IDENTITY SECRET_POLICY SECRET_CLAIMS SECRET_PROVIDER SECRET_NOTIFICATION \
    SECRET_DEMO_LOADER SMS_KEY BANK_KEY INSURER_KEY KEYCLOAK_ADMIN_PASSWORD; do
    grep -q "^TAKMIL_$name=" "$file" || printf 'TAKMIL_%s=%s\n' "$name" "$(random_word)" >>"$file"
  done
  for name in IDENTITY POLICY CLAIMS PROVIDER NOTIFICATION; do
    grep -q "^TAKMIL_VAULT_KEY_$name=" "$file" || printf 'TAKMIL_VAULT_KEY_%s=%s\n' "$name" "$(random_key)" >>"$file"
  done
  grep -q '^TAKMIL_RECEIPT_KEY=' "$file" || printf 'TAKMIL_RECEIPT_KEY=%s\n' "$(random_key)" >>"$file"
  grep -q '^TAKMIL_STAFF_PASSWORD=' "$file" || printf 'TAKMIL_STAFF_PASSWORD=%.12s\n' "$(random_word)" >>"$file"
  load_secrets
}

load_secrets() {
  [ -f "$TAKMIL_HOME/secrets.env" ] || die "nothing is set up in $TAKMIL_HOME yet; run ./takmil up first"
  # shellcheck source=/dev/null
  . "$TAKMIL_HOME/secrets.env"
}

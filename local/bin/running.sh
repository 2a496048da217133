# shellcheck shell=bash disable=SC2015,SC2034
# Starts, watches and ends the processes of this suite, and no others.

# One line about one part.
told() { printf '  %-12s %s\n' "$1" "$2"; }

log_of() { echo "$TAKMIL_HOME/logs/$1.log"; }

# When a process began, as the system tells it: a pid that was given out anew has another.
birth_of() {
  local stat
  if [ -r "/proc/$1/stat" ]; then
    stat=$(cat "/proc/$1/stat" 2>/dev/null)
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    echo "${20:-}"
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' '_'
  fi
}

# Sets PID to the part's process if it is the one that we started, and HOW to how it was.
alive() {
  local birth
  PID=
  read -r PID birth HOW 2>/dev/null <"$TAKMIL_HOME/run/$1.pid" || return 1
  [ -n "$birth" ] && [ "$(birth_of "$PID")" = "$birth" ] && ! is_zombie "$PID"
}

is_zombie() { grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

# A part stands at its port, and for its work; not elsewhere, nor for the making of a cache.
how_to_start() { echo "$(port_of "$1")${TRAINING:+-training}"; }

# Ends what an earlier run with other ports, or one that broke off, has left.
end_misplaced() {
  local part
  for part in "${PARTS[@]}"; do
    alive "$part" && [ "$HOW" != "$(how_to_start "$part")" ] && end_all "$part"
  done
}

launch() {
  local part=$1 log apart=()
  external "$part" && { told "$part" "yours, at $([ "$part" = store ] && echo TAKMIL_STORE_URI || echo "$KAFKA")"; return; }
  alive "$part" && return
  check_ports "$part"
  log=$(log_of "$part")
  [ -f "$log.1" ] && mv "$log.1" "$log.2"
  [ -f "$log" ] && mv "$log" "$log.1"
  command_of "$part"
  [ -d "$FOLDER" ] || die "$part is not set up yet; run ./takmil up"
  start_up_cache "$part"
  # Apart from this terminal: Ctrl-C here is not meant for them.
  command -v setsid >/dev/null && apart=(setsid)
  (
    cd "$FOLDER" && environment_of "$part"
    trap '' HUP
    exec ${apart[@]+"${apart[@]}"} "${COMMAND[@]}"
  ) >"$log" 2>&1 </dev/null &
  PID=$!
  disown "$PID"
  # The birth is that of the process itself, whatever it has become by exec.
  printf '%s %s %s\n' "$PID" "$(birth_of "$PID")" "$(how_to_start "$part")" >"$TAKMIL_HOME/run/$part.pid"
  date +%s >"$TAKMIL_HOME/run/$part.begun"
}

launch_all() {
  local part
  for part in "$@"; do
    launch "$part"
  done
}

# Waits until every given part is well, and says of each when it is; a part that dies ends the wait.
wait_for() {
  local waiting=("$@") still part begun deadline=$((SECONDS + 180))
  while [ ${#waiting[@]} -gt 0 ]; do
    still=()
    for part in "${waiting[@]}"; do
      external "$part" && continue
      if healthy "$part"; then
        begun=$(cat "$TAKMIL_HOME/run/$part.begun" 2>/dev/null)
        rm -f "$TAKMIL_HOME/run/$part.begun"
        told "$part" "$(if [ -n "$begun" ]; then echo "well after $(($(date +%s) - begun)) s"; else echo "runs"; fi)"
      elif ! alive "$part"; then
        tail -n 15 "$(log_of "$part")" >&2
        die "$part ended while it started; its last lines stand above, all of them in $(log_of "$part")"
      elif [ "$SECONDS" -gt "$deadline" ]; then
        tail -n 15 "$(log_of "$part")" >&2
        die "$part is not well after 180 s; its last lines stand above, all of them in $(log_of "$part")"
      else
        still+=("$part")
      fi
    done
    waiting=(${still[@]+"${still[@]}"})
    [ ${#waiting[@]} -eq 0 ] || sleep 0.3
  done
}

start_one() {
  load_secrets
  launch "$1"
  wait_for "$1"
}

# Asks the parts to end, all at once, and after 20 s ends those that have not.
end_all() {
  local part ending=() deadline=$((SECONDS + ${END_WITHIN:-20}))
  for part in "$@"; do
    alive "$part" && kill "$PID" 2>/dev/null && ending+=("$part")
  done
  for part in ${ending[@]+"${ending[@]}"}; do
    while alive "$part" && [ "$SECONDS" -lt "$deadline" ]; do
      sleep 0.1
    done
    if alive "$part"; then
      kill -9 "$PID" 2>/dev/null
      told "$part" "ended by force after ${END_WITHIN:-20} s"
    else
      told "$part" "ended"
    fi
    rm -f "$TAKMIL_HOME/run/$part.pid"
  done
}

kill_one() {
  alive "$1" || die "$1 does not run"
  kill -9 "$PID"
  while alive "$1"; do
    sleep 0.05
  done
  rm -f "$TAKMIL_HOME/run/$1.pid"
  told "$1" "killed"
}

# --- looking -------------------------------------------------------------------------------------

mebibytes_of() {
  local kib
  kib=$(sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\).*/\1/p' "/proc/$1/status" 2>/dev/null || ps -o rss= -p "$1")
  echo $((${kib:-0} / 1024))
}

memory() {
  local part sum=0
  for part in "${PARTS[@]}"; do
    alive "$part" && sum=$((sum + $(mebibytes_of "$PID")))
  done
  echo "$sum"
}

# Ends with 0 only if every part is well.
status() {
  local part worst=0
  for part in "${PARTS[@]}"; do
    if external "$part"; then
      printf '  %-12s %-9s\n' "$part" yours
    elif ! alive "$part"; then
      worst=1
      printf '  %-12s %-9s\n' "$part" "$([ -f "$TAKMIL_HOME/run/$part.pid" ] && echo died || echo stopped)"
    elif healthy "$part"; then
      printf '  %-12s %-9s pid %-8s port %-6s %4s MiB\n' "$part" well "$PID" "$(port_of "$part")" "$(mebibytes_of "$PID")"
    else
      worst=1
      printf '  %-12s %-9s pid %-8s port %-6s %4s MiB\n' "$part" "not well" "$PID" "$(port_of "$part")" "$(mebibytes_of "$PID")"
    fi
  done
  return "$worst"
}

# One line about each service that keeps an audit trail; ends with 0 only if every trail is sound.
# A service that does not answer may keep one, so it is not passed over.
audit() {
  local part answer finding worst=0
  for part in "${SERVICES[@]}"; do
    [ "$part" = gateway ] && continue # it keeps nothing
    answer=$(http_answer "$(second_port_of "$part")" /actuator/audit)
    finding=${answer#*$'\n'}
    case $answer in
      404*) continue ;;
      200*'"sound":true'*)
        told "$part" "sound: $(field entries "$finding") entries, $(field anchors "$finding") anchors, head $(field head "$finding")"
        continue
        ;;
      200*) told "$part" "BROKEN: $finding" ;;
      '') told "$part" "not verified: it does not answer" ;;
      *) told "$part" "not verified: it could not ask its store or the broker; see $(log_of "$part")" ;;
    esac
    worst=1
  done
  return "$worst"
}

# The number or the text of a field of a flat JSON object.
field() { sed -n "s/.*\"$1\":\"*\([0-9a-z]*\).*/\1/p" <<<"$2"; }

follow() {
  [ -f "$(log_of "$1")" ] || die "$1 has not logged anything yet in $TAKMIL_HOME"
  if [ -t 1 ]; then
    exec tail -n 100 -F "$(log_of "$1")"
  else
    exec cat "$(log_of "$1")"
  fi
}

# --- after the start -----------------------------------------------------------------------------

load_demo_data() {
  local wanted log=$TAKMIL_HOME/logs/demo-data.log started=$SECONDS
  wanted="$(digest_of local/demo-data) $STORE_URI"
  [ "$(cat "$TAKMIL_HOME/data/demo-data" 2>/dev/null)" = "$wanted" ] && return
  (
    environment_of_people
    cd "$TAKMIL_HOME/apps/local" &&
      exec "$JAVA" "${SMALL[@]}" -Xmx128m -Dlogback.configurationFile=takmil-local-logback.xml -cp "local.jar:lib/*" \
        ir.takmil.local.demo.DemoData "$ROOT/local/demo-data"
  ) >"$log" 2>&1 || die "the demo data could not be loaded: $(tail -n 5 "$log")"
  printf '%s' "$wanted" >"$TAKMIL_HOME/data/demo-data"
  say "  demo data    loaded in $((SECONDS - started)) s"
}

addresses() {
  cat <<ADDRESSES

  web app       $GATEWAY_URL
  SMS           $(url_of sandboxes)/sms      (what people's phones have received)
  bank          $(url_of sandboxes)/bank     (what the bank has paid)
  Keycloak      $KEYCLOAK_URL/admin          (admin / $TAKMIL_KEYCLOAK_ADMIN_PASSWORD)
  staff         assessor1 assessor2 examiner1 clerk1 maker1 checker1 provider1 hr1 operator1 operator2 auditor1
                each with the password $TAKMIL_STAFF_PASSWORD
  insured       register in the web app with a person of local/demo-data; the SMS page shows the code
  logs          $TAKMIL_HOME/logs

ADDRESSES
}

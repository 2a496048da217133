# shellcheck shell=bash disable=SC2015,SC2034
# Builds what is not built or is older than its sources, and sets it up to be started.

# One short name for the contents of all files under the given paths.
digest_of() {
  find "$@" -type f ! -path '*/target/*' ! -path '*/node_modules/*' ! -path '*/dist/*' ! -name '.jqwik*' -print0 2>/dev/null |
    sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16
}

source_digest_of() {
  case $1 in
    local) digest_of pom.xml .mvn local/pom.xml local/src ;;
    e2e) digest_of pom.xml .mvn e2e/pom.xml e2e/src ;;
    *) digest_of pom.xml .mvn platform/pom.xml platform/src "$1/pom.xml" "$1/src" ;;
  esac
}

product_of() {
  case $1 in
    local | e2e) echo "$1/target/$1-1.0-SNAPSHOT.jar" ;;
    *) echo "$1/target/$1-1.0-SNAPSHOT-app.jar" ;;
  esac
}

fresh() {
  [ -f "$(product_of "$1")" ] && [ "$(cat "$1/target/takmil.digest" 2>/dev/null)" = "$(source_digest_of "$1")" ]
}

# Maven's own libraries make a newer JVM warn; that is neither ours nor the reader's concern.
maven() {
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
    mvn -B -Dstyle.color=never "$@"
}

build_modules() {
  local module list started=$SECONDS log=$TAKMIL_HOME/logs/build.log
  check_maven
  list=$(IFS=,; echo "$*")
  say "building ${list//,/, } (the first time Maven also fetches what they need)"
  maven -ntp -DskipTests -Dspotless.check.skip -pl "$list" -am package 2>&1 | tee "$log" |
    sed -nu 's/^\[INFO\] Building \([a-z0-9-]*\) .*\[\(.*\)\]$/  \1 (\2)/p'
  if [ "${PIPESTATUS[0]}" -ne 0 ]; then
    grep '^\[ERROR\]' "$log" | head -n 20 >&2
    die "the build failed; Maven's errors stand above, its whole output is in $log"
  fi
  for module in "$@"; do
    source_digest_of "$module" >"$module/target/takmil.digest"
  done
  say "built in $((SECONDS - started)) s"
}

# Fetches what the web app is built from, if the lock file has changed since.
fetch_web_app() {
  local lock
  check_node
  lock=$(digest_of web-app/package-lock.json)
  [ "$(cat web-app/node_modules/.takmil 2>/dev/null)" = "$lock" ] && return
  (cd web-app && npm ci --no-audit --no-fund --loglevel=error) && printf '%s' "$lock" >web-app/node_modules/.takmil
}

build_web_app() {
  local digest log=$TAKMIL_HOME/logs/web-app.log
  digest=$(digest_of web-app)
  [ "$(cat web-app/dist/.takmil 2>/dev/null)" = "$digest" ] && return
  say "building web-app"
  fetch_web_app >"$log" 2>&1 && (cd web-app && npm run --silent build) >>"$log" 2>&1 ||
    die "the web app could not be built: $(tail -n 5 "$log")"
  printf '%s' "$digest" >web-app/dist/.takmil
}

build() {
  local service stale=()
  fresh local || stale+=(local)
  for service in "${SERVICES[@]}"; do
    fresh "$(module_of "$service")" || stale+=("$(module_of "$service")")
  done
  [ ${#stale[@]} -eq 0 ] || build_modules "${stale[@]}"
  build_web_app
}

# --- apps/: copies that a later build cannot pull from under a running process ---------------------

wanted_app() { printf '%s %s' "$(cat "$1/target/takmil.digest")" "$(digest_of "$JAVA_HOME/release")"; }

app_is_current() { [ "$(cat "$TAKMIL_HOME/apps/$1/digest" 2>/dev/null)" = "$(wanted_app "$2")" ]; }

# A part that runs an older build is ended, so that it starts with the new one.
end_outdated() {
  local service old=()
  for service in "${SERVICES[@]}"; do
    alive "$service" && ! app_is_current "$service" "$(module_of "$service")" && old+=("$service")
  done
  [ ${#old[@]} -eq 0 ] || { say "newer builds: ${old[*]}"; end_all "${old[@]}"; }
}

install_local() {
  local apps=$TAKMIL_HOME/apps
  app_is_current local local && return
  end_all sandboxes kafka store
  rm -rf "$apps/local" && mkdir -p "$apps/local" &&
    cp "$(product_of local)" "$apps/local/local.jar" && cp -R local/target/lib "$apps/local/lib" ||
    die "could not copy the local programs to $apps"
  wanted_app local >"$apps/local/digest"
}

install_services() {
  local service module
  for service in "${SERVICES[@]}"; do
    module=$(module_of "$service")
    app_is_current "$service" "$module" && continue
    install_service "$service" "$module"
  done
}

install_service() {
  local app=$TAKMIL_HOME/apps/$1
  rm -rf "$app"
  "$JAVA" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$(product_of "$2")" extract --destination "$app" >/dev/null &&
    mv "$app/$2-1.0-SNAPSHOT-app.jar" "$app/app.jar" || die "could not unpack $2 to $app"
  wanted_app "$2" >"$app/digest"
}

# --- start-up caches: what a JVM has loaded once, it loads twice as quickly the next time -----------

untrained() {
  [ -z "${UNTRAINED:-}" ] || return 1
  command_of "$1"
  [ ! -f "$FOLDER/$1.aot" ] && [ ! -f "$FOLDER/$1.untrainable" ] && ! external "$1" && ! alive "$1"
}

any_untrained() {
  local part
  for part in "$@"; do
    untrained "$part" && return
  done
  return 1
}

trained() {
  command_of "$1"
  if [ -f "$FOLDER/$1.aot" ]; then
    told "$1" "start-up cache made"
  else
    touch "$FOLDER/$1.untrainable"
    told "$1" "no start-up cache, it will start slower; see $(log_of "$1")"
  fi
}

# The parts that the services lean on are started once, and write their cache as they end.
train_ground() {
  local part new=()
  for part in store kafka keycloak sandboxes; do
    untrained "$part" && new+=("$part")
  done
  [ ${#new[@]} -gt 0 ] || return 0
  say "making start-up caches (once for each build)"
  TRAINING=yes launch_all "${new[@]}"
  wait_for "${new[@]}" >/dev/null
  END_WITHIN=120 end_all "${new[@]}" >/dev/null
  for part in "${new[@]}"; do
    trained "$part"
  done
}

# A service makes its own in a dry run that ends when everything is wired; two at a time.
train_services() {
  local service
  for service in "${SERVICES[@]}"; do
    untrained "$service" || continue
    train "$service" &
    [ "$(jobs -rp | wc -l)" -lt 2 ] || wait -n
  done
  wait
}

train() {
  command_of "$1"
  (
    cd "$FOLDER" && environment_of "$1"
    exec "${COMMAND[0]}" "-XX:AOTCacheOutput=$1.aot" -Dspring.context.exit=onRefresh "${COMMAND[@]:1}"
  ) >"$(log_of "$1")" 2>&1 </dev/null
  trained "$1"
}

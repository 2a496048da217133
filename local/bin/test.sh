# shellcheck shell=bash disable=SC2015,SC2034
# Every test there is, then the road on a fresh suite of its own, and one honest line at the end.

PASSED=0
FAILED=0
SKIPPED=0

test_all() {
  local started=$SECONDS
  check_maven
  check_node
  check_tools curl jq openssl # docs/mobile.md is run as it stands
  lock
  stage "modules: unit, contract and service tests" test_modules
  stage "web app: tests, lint, build" test_web_app
  stage "the road, on a fresh suite" test_road
  say "all tests in $((SECONDS - started)) s"
  say "$PASSED passed, $FAILED failed, $SKIPPED skipped"
  [ "$FAILED" -eq 0 ]
}

# A stage that fails without a failed test, say in the compiler, counts as one failure.
stage() {
  local started=$SECONDS before=$FAILED name=$1
  shift
  say "== $name"
  if ! "$@" && [ "$FAILED" -eq "$before" ]; then
    FAILED=$((FAILED + 1))
  fi
  say "== $name: $((SECONDS - started)) s"
}

# Runs Maven with its whole output in a log and what matters of it here, and counts the reports.
maven_tests() {
  local log=$TAKMIL_HOME/logs/$1.log result
  shift
  rm -rf ./*/target/surefire-reports ./*/target/failsafe-reports
  maven -ntp --fail-at-end "$@" 2>&1 | tee "$log" |
    grep -E --line-buffered '^\[INFO\] (Building [a-z]|Tests run:.*Time elapsed)|^\[ERROR\]|BUILD|^The tests run'
  result=${PIPESTATUS[0]}
  count_reports
  [ "$result" -eq 0 ] || say "Maven's whole output: $log"
  return "$result"
}

count_reports() {
  local report line tests bad
  for report in ./*/target/surefire-reports/TEST-*.xml ./*/target/failsafe-reports/TEST-*.xml; do
    [ -f "$report" ] || continue
    line=$(tr '\n' ' ' <"$report" | sed -n 's/.*\(<testsuite [^>]*>\).*/\1/p')
    tests=$(attribute tests "$line")
    bad=$(($(attribute errors "$line") + $(attribute failures "$line")))
    SKIPPED=$((SKIPPED + $(attribute skipped "$line")))
    PASSED=$((PASSED + tests - bad - $(attribute skipped "$line")))
    FAILED=$((FAILED + bad))
  done
}

attribute() {
  local value
  value=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
  echo "${value:-0}"
}

test_modules() {
  local module
  maven_tests test-modules verify || return 1
  for module in local e2e $(for_each_service module_of); do
    source_digest_of "$module" >"$module/target/takmil.digest"
  done
}

for_each_service() {
  local service
  for service in "${SERVICES[@]}"; do
    "$1" "$service"
  done
}

test_web_app() {
  local log=$TAKMIL_HOME/logs/test-web-app.log result
  fetch_web_app >"$log" 2>&1 || { tail -n 20 "$log"; return 1; }
  (cd web-app && CI=true NO_COLOR=1 npm test) >>"$log" 2>&1
  result=$?
  PASSED=$((PASSED + $(vitest_count passed)))
  FAILED=$((FAILED + $(vitest_count failed)))
  if [ "$result" -eq 0 ]; then
    (cd web-app && npm run --if-present lint && npm run build) >>"$log" 2>&1 && digest_of web-app >web-app/dist/.takmil
    result=$?
  fi
  [ "$result" -eq 0 ] || { tail -n 40 "$log"; say "the web app's whole output: $log"; }
  return "$result"
}

# Of "Tests  1 failed | 11 passed (12)".
vitest_count() {
  local count
  count=$(sed -n "s/^ *Tests .*[^0-9]\([0-9][0-9]*\) $1.*/\1/p" "$TAKMIL_HOME/logs/test-web-app.log" | tail -n 1)
  echo "${count:-0}"
}

# The suite for the road has its own home and ports; what is costly and the same is linked from here.
test_road() {
  local home=$TAKMIL_HOME/test offset result=1
  [ -d "$home" ] && in_suite "$home" 0 down
  rm -rf "$home" && mkdir -p "$home"
  make_secrets
  install_keycloak
  install_themes
  cp -al "$TAKMIL_HOME/keycloak" "$TAKMIL_HOME/apps" "$home" 2>/dev/null ||
    { rm -rf "$home/keycloak" "$home/apps" && cp -R "$TAKMIL_HOME/keycloak" "$TAKMIL_HOME/apps" "$home"; }
  rm -rf ./*/target/surefire-reports ./*/target/failsafe-reports
  offset=$(free_offset) || { say "no free ports were found for the suite under test"; return 1; }
  if in_suite "$home" "$offset" up; then
    in_suite "$home" "$offset" journey
    result=$?
  fi
  count_reports
  in_suite "$home" "$offset" down
  [ "$result" -eq 0 ] && rm -rf "$home" || say "the suite under test is kept in $home, its logs in $home/logs"
  return "$result"
}

in_suite() {
  local home=$1 offset=$2
  shift 2
  TAKMIL_HOME=$home TAKMIL_PORT_OFFSET=$offset TAKMIL_UNTRAINED=yes "$ROOT/takmil" "$@"
}

# The first offset at which no port of the suite is taken.
free_offset() (
  for more in 2000 2500 3000 3500 4000 5000 6000 7000; do
    OFFSET=$((${TAKMIL_PORT_OFFSET:-0} + more))
    taken=
    for part in "${PARTS[@]}"; do
      for port in $(ports_of "$part"); do
        port_open "$port" && taken=yes
      done
    done
    [ -n "$taken" ] || { echo "$OFFSET" && exit 0; }
  done
  exit 1
)

# The e2e module's tests against the suite that runs in TAKMIL_HOME.
journey() {
  load_secrets
  environment_of_people
  maven -ntp -pl e2e -Djourney verify
}

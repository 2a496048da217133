# shellcheck shell=bash disable=SC2015
# Figures that anyone can make again; each prints lines that begin with FIGURE.

bench() {
  case ${1:-} in
    policy) bench_policy ;;
    engine) bench_engine ;;
    claims) bench_claims ;;
    insurers) bench_insurers ;;
    provider) bench_provider ;;
    *) die "there is no bench '${1:-}'; there are: policy, engine, claims, insurers, provider" ;;
  esac
}

# The packaged service on the stand-in, in processes of their own; takes some minutes.
bench_policy() {
  local log=$TAKMIL_HOME/logs/bench-policy.log
  mkdir -p "$TAKMIL_HOME/logs"
  build_modules local policy-service
  say "measuring; the whole output goes to $log"
  maven -ntp -pl policy-service -am -Dtest=MeasuredPolicy -Dsurefire.failIfNoSpecifiedTests=false test 2>&1 |
    tee "$log" | grep -E --line-buffered '^FIGURE|^\[ERROR\]'
  [ "${PIPESTATUS[0]}" -eq 0 ]
}

# Adjudication alone, on one core; half a minute.
bench_engine() {
  local log=$TAKMIL_HOME/logs/bench-engine.log
  mkdir -p "$TAKMIL_HOME/logs"
  maven -ntp -pl claims-service -am -Dtest=MeasuredEngine -Dsurefire.failIfNoSpecifiedTests=false test 2>&1 |
    tee "$log" | grep -E --line-buffered '^FIGURE|^\[ERROR\]'
  [ "${PIPESTATUS[0]}" -eq 0 ]
}

# All that is measured of claims-service: its lists on the stand-in, pictures, adjudication.
bench_claims() {
  local log=$TAKMIL_HOME/logs/bench-claims.log
  mkdir -p "$TAKMIL_HOME/logs"
  build_modules local claims-service
  say "measuring; the whole output goes to $log"
  maven -ntp -pl claims-service -am -Dtest='ir.takmil.claims.**.Measured*' -Dsurefire.failIfNoSpecifiedTests=false test 2>&1 |
    tee "$log" | grep -E --line-buffered '^FIGURE|^\[ERROR\]'
  [ "${PIPESTATUS[0]}" -eq 0 ]
}

# What a dead basic insurer does to those who ask it and to those who only send: against the running suite.
bench_insurers() {
  local log=$TAKMIL_HOME/logs/bench-insurers.log
  load_secrets
  environment_of_people
  say "measuring; the whole output goes to $log"
  maven -ntp -pl e2e -Djourney -Dtest=MeasuredDeadInsurer -Dsurefire.failIfNoSpecifiedTests=false test 2>&1 |
    tee "$log" | grep -E --line-buffered '^FIGURE|^\[ERROR\]'
  [ "${PIPESTATUS[0]}" -eq 0 ]
}

# The directory of centres: searches, the map, starting with all of them; some minutes.
bench_provider() {
  local log=$TAKMIL_HOME/logs/bench-provider.log
  mkdir -p "$TAKMIL_HOME/logs"
  build_modules local provider-service
  say "measuring; the whole output goes to $log"
  maven -ntp -pl provider-service -am -Dtest='ir.takmil.provider.**.Measured*' -Dsurefire.failIfNoSpecifiedTests=false test 2>&1 |
    tee "$log" | grep -E --line-buffered '^FIGURE|^\[ERROR\]'
  [ "${PIPESTATUS[0]}" -eq 0 ]
}

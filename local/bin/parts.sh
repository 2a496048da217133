# shellcheck shell=bash disable=SC2015,SC2034
# What each part is: its ports, its command, what it is told, and how one sees that it is well.

SERVICES=(identity policy claims provider notification gateway)
PARTS=(store kafka keycloak sandboxes "${SERVICES[@]}")

named() {
  local part
  for part in "${PARTS[@]}"; do
    [ "$part" = "$1" ] && return
  done
  die "there is no part '$1'; there are: ${PARTS[*]}"
}

is_service() { case " ${SERVICES[*]} " in *" $1 "*) true ;; *) false ;; esac; }

module_of() {
  case $1 in
    gateway) echo gateway ;;
    *) echo "$1-service" ;;
  esac
}

port_of() {
  local port
  case $1 in
    store) port=27117 ;;
    kafka) port=19092 ;;
    keycloak) port=8180 ;;
    sandboxes) port=8190 ;;
    gateway) port=8080 ;;
    identity) port=8081 ;;
    policy) port=8082 ;;
    claims) port=8083 ;;
    provider) port=8084 ;;
    notification) port=8085 ;;
  esac
  echo $((port + OFFSET))
}

# The second port: a service's and Keycloak's management, the broker's controller.
second_port_of() {
  case $1 in
    store | sandboxes) ;;
    kafka) echo $((19093 + OFFSET)) ;;
    *) echo $(($(port_of "$1") + 1000)) ;;
  esac
}

ports_of() {
  port_of "$1"
  second_port_of "$1"
}

# --- what a part is told -------------------------------------------------------------------------

url_of() { echo "http://127.0.0.1:$(port_of "$1")"; }

GATEWAY_URL=http://localhost:$(port_of gateway)
KEYCLOAK_URL=http://localhost:$(port_of keycloak)
OUR_STORE=mongodb://127.0.0.1:$(port_of store)
OUR_KAFKA=127.0.0.1:$(port_of kafka)
STORE_URI=${GIVEN_STORE_URI:-$OUR_STORE}
KAFKA=${GIVEN_KAFKA:-$OUR_KAFKA}

# A store or broker that the environment names is somebody else's to start and to end; the demo,
# which calls this script, names ours.
external() {
  case $1 in
    store) [ "$STORE_URI" != "$OUR_STORE" ] ;;
    kafka) [ "$KAFKA" != "$OUR_KAFKA" ] ;;
    *) false ;;
  esac
}

environment_of_addresses() {
  export TAKMIL_STORE_URI=$STORE_URI TAKMIL_KAFKA=$KAFKA
  export TAKMIL_GATEWAY_URL=$GATEWAY_URL TAKMIL_KEYCLOAK_URL=$KEYCLOAK_URL
  export TAKMIL_ISSUER=$KEYCLOAK_URL/realms/takmil
  TAKMIL_SANDBOX_URL=$(url_of sandboxes)
  TAKMIL_IDENTITY_URL=$(url_of identity)
  TAKMIL_POLICY_URL=$(url_of policy)
  TAKMIL_CLAIMS_URL=$(url_of claims)
  TAKMIL_PROVIDER_URL=$(url_of provider)
  TAKMIL_NOTIFICATION_URL=$(url_of notification)
  export TAKMIL_SANDBOX_URL TAKMIL_IDENTITY_URL TAKMIL_POLICY_URL TAKMIL_CLAIMS_URL TAKMIL_PROVIDER_URL TAKMIL_NOTIFICATION_URL
}

# A service gets its own secret and vault key, and of the outside world's keys the one it calls with.
environment_of() {
  local part=$1 name
  environment_of_addresses
  TAKMIL_PORT=$(port_of "$part")
  TAKMIL_MANAGEMENT_PORT=$(second_port_of "$part")
  export TAKMIL_PORT TAKMIL_MANAGEMENT_PORT
  if is_service "$part"; then
    name=$(printf '%s' "$part" | tr '[:lower:]' '[:upper:]')
    [ "$part" = gateway ] && name=WEB
    name=TAKMIL_SECRET_$name
    export TAKMIL_CLIENT_SECRET=${!name}
    name=${name/SECRET/VAULT_KEY}
    [ "$part" = gateway ] || export TAKMIL_VAULT_KEY=${!name}
  fi
  case $part in
    gateway) export TAKMIL_WEB_APP=$ROOT/web-app/dist ;;
    notification) export TAKMIL_SMS_KEY ;;
    claims) export TAKMIL_BANK_KEY TAKMIL_RECEIPT_KEY ;;
    provider) export TAKMIL_INSURER_KEY ;;
    sandboxes) export TAKMIL_SMS_KEY TAKMIL_BANK_KEY TAKMIL_INSURER_KEY TAKMIL_HOME TAKMIL_PORT_OFFSET=$OFFSET TAKMIL_DEMO_DATA=$ROOT/local/demo-data ;;
    keycloak) export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=$TAKMIL_KEYCLOAK_ADMIN_PASSWORD ;;
  esac
}

# What the demo, its data and the journey test need: addresses, logins, and this script for the drills.
environment_of_people() {
  environment_of_addresses
  export TAKMIL_HOME TAKMIL_STAFF_PASSWORD TAKMIL_SCRIPT=$ROOT/takmil TAKMIL_PORT_OFFSET=$OFFSET
  export TAKMIL_CLIENT_SECRET=$TAKMIL_SECRET_DEMO_LOADER TAKMIL_SECRET_DEMO_LOADER
}

# --- how it is started ---------------------------------------------------------------------------

# Small heaps, one collector thread, and only the quick compiler: starting is most of what they do.
SMALL=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

heap_of() {
  case $1 in
    store) echo 640m ;;
    keycloak | claims) echo 256m ;;
    sandboxes) echo 96m ;;
    *) echo 192m ;;
  esac
}

# Sets COMMAND to the part's program with its arguments, and FOLDER to where it must be started:
# the AOT cache holds only for the very class path it was made with.
command_of() {
  local part=$1
  FOLDER=$TAKMIL_HOME/apps/$part
  COMMAND=("$JAVA" "${SMALL[@]}" -Xms32m "-Xmx$(heap_of "$part")")
  case $part in
    store | kafka | sandboxes)
      FOLDER=$TAKMIL_HOME/apps/local
      COMMAND+=(-Dlogback.configurationFile=takmil-local-logback.xml -cp "local.jar:lib/*")
      ;;
  esac
  case $part in
    store) COMMAND+=(ir.takmil.local.store.Store "$(port_of store)" "$TAKMIL_HOME/data/store") ;;
    kafka) COMMAND+=(ir.takmil.local.broker.Broker "$(port_of kafka)" "$(second_port_of kafka)" "$TAKMIL_HOME/data/kafka") ;;
    sandboxes) COMMAND+=(ir.takmil.local.sandbox.Sandboxes) ;;
    keycloak) keycloak_command ;;
    *) COMMAND+=(-jar app.jar) ;;
  esac
}

# Uses the JVM's start-up cache where there is one; a training run makes it as it ends.
start_up_cache() {
  if [ -n "${TRAINING:-}" ]; then
    COMMAND=("${COMMAND[0]}" "-XX:AOTCacheOutput=$1.aot" "${COMMAND[@]:1}")
  elif [ -f "$FOLDER/$1.aot" ]; then
    COMMAND=("${COMMAND[0]}" "-XX:AOTCache=$1.aot" "${COMMAND[@]:1}")
  fi
}

# --- how one sees that it is well ----------------------------------------------------------------

# The status of a GET on this machine; needs no curl.
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
    read -r -t 5 _ status _ <&3 && printf '%s' "$status"
  ) 2>/dev/null
}

# The status and the body of a GET on this machine, on a line each; waits as long as it takes.
http_answer() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
    # HTTP/1.0: the body comes whole, not in chunks.
    printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&3
    read -r _ status _ <&3 && printf '%s\n' "$status" && sed '1,/^\r*$/d' <&3
  ) 2>/dev/null
}

healthy() {
  local part=$1
  alive "$part" || return 1
  case $part in
    store | kafka) port_open "$(port_of "$part")" && grep -q 'ready on ' "$(log_of "$part")" ;;
    keycloak) [ "$(http_status "$(port_of keycloak)" /realms/takmil)" = 200 ] ;;
    sandboxes) [ "$(http_status "$(port_of sandboxes)" /sms)" = 200 ] ;;
    *) [ "$(http_status "$(second_port_of "$part")" /actuator/health/readiness)" = 200 ] ;;
  esac
}

# shellcheck shell=bash disable=SC2015,SC2034
# Keycloak from its Maven artifact: unpacked and built once, its realm imported once.

KEYCLOAK=$TAKMIL_HOME/keycloak
KEYCLOAK_DATA=$TAKMIL_HOME/data/keycloak

# An acknowledged registration must outlive a kill: the database writes at once.
keycloak_database() { printf 'jdbc:h2:file:%s/keycloakdb;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0' "$KEYCLOAK_DATA"; }

# kc.sh would stand between us and the process; these are its flags.
keycloak_command() {
  local package
  FOLDER=$KEYCLOAK/server
  for package in java.util java.util.concurrent java.security java.lang; do
    COMMAND+=("--add-opens=java.base/$package=ALL-UNNAMED")
  done
  COMMAND+=(-Duser.language=en -Duser.country=US
    "-Dkc.home.dir=$FOLDER" "-Djboss.server.config.dir=$FOLDER/conf"
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dpicocli.disable.closures=true
    -Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory
    -cp lib/quarkus-run.jar io.quarkus.bootstrap.runner.QuarkusEntryPoint
    start --optimized --cache=local --http-enabled=true --http-host=127.0.0.1 "--http-port=$(port_of keycloak)"
    --http-management-host=127.0.0.1 "--http-management-port=$(second_port_of keycloak)"
    "--hostname=$KEYCLOAK_URL" "--db-url=$(keycloak_database)")
}

prepare_keycloak() {
  install_keycloak
  install_themes
  import_realm
}

install_keycloak() {
  local wanted log=$TAKMIL_HOME/logs/keycloak.setup.log
  wanted=$(sed -n 's:.*<keycloak.version>\(.*\)</keycloak.version>.*:\1:p' pom.xml)
  [ "$(cat "$KEYCLOAK/version" 2>/dev/null)" = "$wanted $(digest_of "$JAVA_HOME/release")" ] && return
  end_all keycloak
  say "setting up Keycloak $wanted"
  check_maven
  rm -rf "$KEYCLOAK" && mkdir -p "$KEYCLOAK"
  maven -q -pl local dependency:unpack@keycloak "-Dtakmil.keycloak=$KEYCLOAK" >"$log" 2>&1 &&
    mv "$KEYCLOAK/keycloak-$wanted" "$KEYCLOAK/server" &&
    bash "$KEYCLOAK/server/bin/kc.sh" build --db=dev-file --health-enabled=true >>"$log" 2>&1 ||
    die "Keycloak could not be set up: $(tail -n 5 "$log")"
  printf '%s' "$wanted $(digest_of "$JAVA_HOME/release")" >"$KEYCLOAK/version"
}

install_themes() {
  local wanted
  wanted=$(digest_of local/keycloak/themes)
  [ "$(cat "$KEYCLOAK/themes" 2>/dev/null)" = "$wanted" ] && return
  end_all keycloak
  cp -R local/keycloak/themes/. "$KEYCLOAK/server/themes/" || die "could not copy Keycloak's themes"
  printf '%s' "$wanted" >"$KEYCLOAK/themes"
}

# The realm is imported once, with this suite's secrets and addresses; what people did in it since
# (accounts!) is worth more than a newer realm file.
import_realm() {
  local wanted log=$TAKMIL_HOME/logs/keycloak.import.log started=$SECONDS
  wanted=$(digest_of local/keycloak/takmil-realm.json)
  if [ -f "$KEYCLOAK_DATA/imported" ]; then
    [ "$(cat "$KEYCLOAK_DATA/imported")" = "$wanted" ] ||
      say "takmil-realm.json is newer than the imported realm, which keeps its accounts and its old settings;" \
        "to begin anew: ./takmil down && rm -r $TAKMIL_HOME/data"
    return
  fi
  say "importing the realm"
  rm -rf "$KEYCLOAK_DATA" && mkdir -p "$KEYCLOAK_DATA"
  (
    environment_of keycloak
    export TAKMIL_SECRET_WEB TAKMIL_SECRET_IDENTITY TAKMIL_SECRET_POLICY TAKMIL_SECRET_CLAIMS TAKMIL_SECRET_PROVIDER \
      TAKMIL_SECRET_NOTIFICATION TAKMIL_SECRET_DEMO_LOADER TAKMIL_STAFF_PASSWORD
    export JAVA_OPTS_KC_HEAP="-Xms64m -Xmx512m" JAVA_OPTS_APPEND=-XX:TieredStopAtLevel=1
    exec bash "$KEYCLOAK/server/bin/kc.sh" import --optimized "--db-url=$(keycloak_database)" \
      --file "$ROOT/local/keycloak/takmil-realm.json"
  ) >"$log" 2>&1 && grep -q "Realm 'takmil' imported" "$log" || die "the realm could not be imported: $(tail -n 5 "$log")"
  printf '%s' "$wanted" >"$KEYCLOAK_DATA/imported"
  printf '%s' "$GATEWAY_URL" >"$KEYCLOAK_DATA/gateway"
  say "imported in $((SECONDS - started)) s"
}

# The realm knows where the web app stands; with another port offset it is told anew.
move_redirects() {
  local client
  [ "$(cat "$KEYCLOAK_DATA/gateway" 2>/dev/null)" = "$GATEWAY_URL" ] && return
  KC_CLI_PASSWORD=$TAKMIL_KEYCLOAK_ADMIN_PASSWORD kcadm config credentials --server "$KEYCLOAK_URL" --realm master --user admin &&
    client=$(kcadm get clients -r takmil -q clientId=takmil-web --fields id --format csv --noquotes) &&
    kcadm update "clients/$client" -r takmil -s "baseUrl=$GATEWAY_URL/" \
      -s "redirectUris=[\"$GATEWAY_URL/login/oauth2/code/keycloak\"]" \
      -s "attributes.\"post.logout.redirect.uris\"=$GATEWAY_URL##$GATEWAY_URL/*" ||
    die "Keycloak could not be told that the web app is now at $GATEWAY_URL"
  printf '%s' "$GATEWAY_URL" >"$KEYCLOAK_DATA/gateway"
  say "  keycloak     knows the web app at $GATEWAY_URL"
}

kcadm() { KC_OPTS=-XX:TieredStopAtLevel=1 bash "$KEYCLOAK/server/bin/kcadm.sh" "$@" --config "$TAKMIL_HOME/run/kcadm.config" 2>>"$TAKMIL_HOME/logs/keycloak.setup.log"; }

package ir.takmil.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/mobile.md} tells a developer of a client to call, called. */
class MobileJourneyTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```bash\\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void everyCallOnThePageIsAnswered() throws IOException, InterruptedException {
    Suite suite = Suite.fromEnvironment();
    var tell = new Narrator(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    People.Person main = People.of(suite.demoData()).main("F1");
    new Registration(suite, new Outside(suite), tell).of(main);
    Path photo = Files.write(folder.resolve("receipt.jpg"), Sending.photograph());
    String page = Files.readString(suite.script().resolveSibling("docs").resolve("mobile.md"));
    String blocks =
        BLOCK.matcher(page).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    Path script =
        Files.writeString(
            folder.resolve("mobile.sh"),
            "set -euo pipefail\n" + blocks.replaceAll("(?m)^```(bash)?$", ""));

    var bash = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
    bash.environment().put("GATEWAY", suite.gateway());
    bash.environment().put("REALM", suite.keycloak() + "/realms/takmil");
    bash.environment().put("NAME", main.username());
    bash.environment().put("PASSWORD", suite.password());
    bash.environment().put("PHOTO", photo.toString());
    Process running = bash.start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    Check.that("the page's calls end well; they said: " + said, running.waitFor(), 0);
  }
}

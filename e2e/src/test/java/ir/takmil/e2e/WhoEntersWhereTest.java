package ir.takmil.e2e;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The descriptions of all services, held against the running suite. */
class WhoEntersWhereTest {
  private static Scene on;

  @BeforeAll
  static void setOut() {
    on =
        Scene.of(
            Suite.fromEnvironment(),
            new Narrator(new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  @AfterAll
  static void arrive() {
    on.close();
  }

  @Test
  void everyDoorLetsInWhomItNamesAndNobodyElse() {
    new EveryDoor(on).letsInWhomItNames();
  }

  @Test
  void whatIsAnothersIsAsIfItWereNobodys() {
    new EveryDoor(on).anothersIsNobodys();
  }
}

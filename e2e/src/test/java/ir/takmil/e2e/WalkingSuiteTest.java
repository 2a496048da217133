package ir.takmil.e2e;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One claim's whole road, on the running suite; the same journey that {@code ./takmil demo} plays.
 */
class WalkingSuiteTest {
  private static Journey journey;

  @BeforeAll
  static void setOut() {
    journey =
        new Journey(
            Suite.fromEnvironment(),
            new Narrator(new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  @AfterAll
  static void arrive() {
    journey.close();
  }

  @TestFactory
  Stream<DynamicTest> theWholeRoad() {
    var lost = new AtomicBoolean();
    return journey.chapters().entrySet().stream()
        .map(chapter ->
            DynamicTest.dynamicTest(
                chapter.getKey(),
                () -> {
                  if (lost.get()) {
                    throw new Difference("an earlier chapter went wrong");
                  }
                  lost.set(true);
                  chapter.getValue().run();
                  lost.set(false);
                }));
  }
}

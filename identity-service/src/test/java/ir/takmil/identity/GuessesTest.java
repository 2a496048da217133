package ir.takmil.identity;

import static ir.takmil.identity.AtOnce.allAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.identity.tries.TryLedgers;
import ir.takmil.platform.vault.Vault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Five thousand guesses of the codes that go to one person, all at once. */
class GuessesTest extends WholeService {
  private static final int GUESSES = 5_000;
  private static final int TRIES_OF_A_CODE = 5;

  @Autowired TryLedgers ledgers;
  @Autowired Vault vault;

  /** Two registrations of one person; more codes go out while the guesses come in. */
  @Test
  void ofFiveThousandAtOnceFiveForEachCodeAreCountedAndTheRightOnesOpenOneAccount()
      throws Exception {
    String first = begin();
    String second = begin();
    assertThat(chooseAccount(first).status()).isEqualTo(202);
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < GUESSES; i++) {
      String registration = i % 2 == 0 ? first : second;
      String guess = "%07d".formatted(i); // seven digits: no luck spoils the test
      calls.add(() -> verify(registration, guess));
    }
    calls.add(
        1_600,
        () -> {
          clock.forward(Duration.ofSeconds(61));
          return chooseAccount(second, "b" + username, mobile, PASSWORD, PASSWORD);
        });
    calls.add(
        3_300,
        () -> {
          clock.forward(Duration.ofSeconds(61));
          return resend(first);
        });

    long started = System.nanoTime();
    var answers = new TreeMap<String, Integer>();
    for (Answer answer : allAtOnce(calls)) {
      answers.merge(answer.status() == 202 ? "sent" : answer.code(), 1, Integer::sum);
    }
    System.out.printf(
        "FIGURE 5000 guesses of one person's codes at once, 3 codes: %d tries counted, %s in %d ms%n",
        counted(), answers, (System.nanoTime() - started) / 1_000_000);
    assertThat(answers.get("sent")).isEqualTo(2);
    assertThat(answers.keySet()).isSubsetOf("sent", "code-wrong", "code-expired", "illegal-move");
    assertThat(counted()).isBetween(2 * TRIES_OF_A_CODE, 3 * TRIES_OF_A_CODE);
    assertThat(accounts()).isZero();

    theRightOnesOpenOneAccount(first, second);
  }

  private void theRightOnesOpenOneAccount(String first, String second) throws Exception {
    clock.forward(Duration.ofSeconds(61));
    assertThat(resend(first).status()).isEqualTo(202);
    String ofFirst = around.codeSentTo(mobile);
    clock.forward(Duration.ofSeconds(61));
    assertThat(resend(second).status()).isEqualTo(202);
    String ofSecond = around.codeSentTo(mobile);
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 64; i++) {
      calls.add(() -> verify(first, ofFirst));
      calls.add(() -> verify(second, ofSecond));
    }
    List<Answer> answers = allAtOnce(calls);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201)
        .extracting(answer -> answer.body().get("username").asString())
        .isNotEmpty()
        .containsOnly(
            mongo
                .getCollection("accounts")
                .find(new Document("person", person))
                .first()
                .getString("username"));
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .extracting(Answer::code)
        .isSubsetOf(
            "account-exists", "registration-unknown", "registration-expired", "neighbour-away");
    assertThat(accounts()).isEqualTo(1);
    assertThat(
            Stream.of(username, "b" + username)
                .flatMap(name -> around.user(name).stream())
                .filter(Neighbourhood.User::enabled))
        .hasSize(1);
    assertThat(counted()).as("the row of failures is broken").isZero();
  }

  private long accounts() {
    return mongo.getCollection("accounts").countDocuments(new Document("person", person));
  }

  /** Wrong codes in a row of the person, as the store has them. */
  private int counted() {
    String personMark = vault.fingerprint("person:" + nationalCode);
    return ledgers.of(vault.fingerprint("codes-wrong:" + personMark)).consecutive();
  }
}

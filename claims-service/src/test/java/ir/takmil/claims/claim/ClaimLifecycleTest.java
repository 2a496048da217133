package ir.takmil.claims.claim;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CLERK;
import static ir.takmil.claims.testing.SampleClaims.EXAMINER;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.MAKER;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.OTHER_ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.elsewhere;
import static ir.takmil.claims.testing.SampleClaims.nothingPayable;
import static ir.takmil.claims.testing.SampleClaims.picture;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.takmil.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every command in every stage, walked and printed into the docs: a change in the machine is a
 * change in {@code docs/claim-lifecycle.md}.
 */
class ClaimLifecycleTest {
  private static final Path PRINTED = Path.of("..", "docs", "claim-lifecycle.md");
  private static final String ILLEGAL = "·";
  private static final String WORDS = "دوباره ببینید";
  private static final String NUMBER = "4051000099";
  private static final StaffId COLLEAGUE = new StaffId("assessor-3");
  private static final Set<String> EVERYBODY_ELSE =
      Set.of("provider", "policyholder", "operator", "auditor", "service");
  private static final Map<String, Action> ACTIONS =
      Map.ofEntries(
          Map.entry("take", Action.TAKE),
          Map.entry("hand back", Action.HAND_BACK),
          Map.entry("hand over", Action.HAND_OVER),
          Map.entry("approve", Action.APPROVE),
          Map.entry("approve, above the threshold", Action.APPROVE),
          Map.entry("examine: agreed", Action.EXAMINE),
          Map.entry("examine: sent back", Action.EXAMINE),
          Map.entry("return", Action.RETURN),
          Map.entry("reject", Action.REJECT),
          Map.entry("attach", Action.ATTACH),
          Map.entry("correct", Action.CORRECT),
          Map.entry("resubmit", Action.RESUBMIT),
          Map.entry("void", Action.VOID),
          Map.entry("appeal", Action.APPEAL),
          Map.entry("remark", Action.REMARK),
          Map.entry("receive originals", Action.RECEIVE_ORIGINALS),
          Map.entry("dispute originals", Action.DISPUTE_ORIGINALS));
  private static final OrderRef FIRST = order(1);
  private static final OrderRef SECOND = order(2);
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));
  private static final Instant TOO_LATE = NOW.plus(Duration.ofDays(60));

  private static OrderRef order(int attempt) {
    return new OrderRef(new TransferOrderId("order"), "1405/09/30/354851", attempt);
  }

  private static ReturnNotice notice(ReturnNotice.Kind kind) {
    return new ReturnNotice(
        kind,
        "R01",
        "فاکتور ناخواناست",
        Set.of(DocumentKind.INVOICE),
        Set.of(),
        LocalDate.of(2026, 12, 6));
  }

  private static ReturnNotice asking() {
    return new ReturnNotice(
        ReturnNotice.Kind.DEFICIENT,
        "R06",
        "نام مرکز درست نیست",
        Set.of(),
        Set.of(RepairField.CENTRE),
        LocalDate.of(2026, 12, 6));
  }

  private static Map<String, Claim> stages() {
    Claim registered = registered().noteHeld(REQUESTED, 1, NOW);
    Claim taken = registered.take(ASSESSOR, NOW);
    Claim deficient = taken.sendBack(ASSESSOR, notice(ReturnNotice.Kind.DEFICIENT), NOW);
    Claim approved = taken.decide(ASSESSOR, decision(), false, NOW);
    Claim nothing = taken.decide(ASSESSOR, nothingPayable(), false, NOW);
    Claim ordered = approved.order(FIRST, NOW);
    Claim sent = ordered.sendForPayment(1, NOW);
    Claim rejected = taken.reject(ASSESSOR, new Rejection("X05", "مستثنا"), NOW);
    var stages = new LinkedHashMap<String, Claim>();
    stages.put("REGISTERED", registered);
    stages.put("REGISTERED, hold not known", registered());
    stages.put("UNDER_ASSESSMENT", taken);
    stages.put("UNDER_ASSESSMENT, hold not known", registered().take(ASSESSOR, NOW));
    stages.put(
        "UNDER_ASSESSMENT, appealed, waiting",
        rejected.appeal(INSURED, WORDS, NUMBER, NOW).noteHeld(REQUESTED, 2, NOW));
    stages.put("UNDER_EXAMINATION", taken.decide(ASSESSOR, decision(), true, NOW));
    stages.put("RETURNED, deficient", deficient);
    stages.put(
        "RETURNED, deficient, new picture",
        deficient.attach(INSURED, picture(DocumentKind.INVOICE), NOW));
    stages.put("RETURNED, field asked for", taken.sendBack(ASSESSOR, asking(), NOW));
    stages.put(
        "RETURNED, needs a visit",
        taken.sendBack(ASSESSOR, notice(ReturnNotice.Kind.NEEDS_VISIT), NOW));
    stages.put(
        "RETURNED, not covered",
        taken.sendBack(ASSESSOR, notice(ReturnNotice.Kind.NOT_COVERED), NOW));
    stages.put(
        "RESUBMITTED",
        deficient.attach(INSURED, picture(DocumentKind.INVOICE), NOW).resubmit(INSURED, NOW));
    stages.put("REJECTED", rejected);
    stages.put("APPROVED", approved);
    stages.put("APPROVED, nothing payable", nothing);
    stages.put("ORDERED", ordered);
    stages.put("SENT_FOR_PAYMENT", sent);
    stages.put("PAID", sent.pay(1, "990000000001", NOW));
    stages.put("PAYMENT_FAILED", sent.failPayment(1, "AC04", NOW));
    stages.put("VOIDED", registered.withdraw(INSURED, NOW));
    return stages;
  }

  /** What people do; the table asks each for everybody. */
  private static Map<String, BiFunction<Claim, Actor, Claim>> ofPeople() {
    var commands = new LinkedHashMap<String, BiFunction<Claim, Actor, Claim>>();
    commands.put("take", (claim, who) -> claim.take(who, LATER));
    commands.put("hand back", (claim, who) -> claim.handBack(who, LATER));
    commands.put("hand over", (claim, who) -> claim.handOver(who, COLLEAGUE, LATER));
    commands.put("approve", (claim, who) -> claim.decide(who, decision(), false, LATER));
    commands.put(
        "approve, above the threshold", (claim, who) -> claim.decide(who, decision(), true, LATER));
    commands.put("examine: agreed", (claim, who) -> claim.examine(who, true, null, LATER));
    commands.put("examine: sent back", (claim, who) -> claim.examine(who, false, WORDS, LATER));
    commands.put(
        "return", (claim, who) -> claim.sendBack(who, notice(ReturnNotice.Kind.DEFICIENT), LATER));
    commands.put(
        "reject", (claim, who) -> claim.reject(who, new Rejection("X05", "مستثنا"), LATER));
    commands.put("attach", (claim, who) -> claim.attach(who, picture(DocumentKind.INVOICE), LATER));
    commands.put(
        "correct",
        (claim, who) ->
            claim.correct(who, elsewhere(claim.expense()), Set.of(RepairField.CENTRE), LATER));
    commands.put("resubmit", (claim, who) -> claim.resubmit(who, LATER));
    commands.put("void", (claim, who) -> claim.withdraw(who, LATER));
    commands.put("appeal", (claim, who) -> claim.appeal(who, WORDS, NUMBER, LATER));
    commands.put("appeal, too late", (claim, who) -> claim.appeal(who, WORDS, NUMBER, TOO_LATE));
    commands.put("remark", (claim, who) -> claim.remark(who, WORDS, true, LATER));
    commands.put("receive originals", (claim, who) -> claim.receiveOriginals(who, "شعبه", LATER));
    commands.put("dispute originals", (claim, who) -> claim.disputeOriginals(who, WORDS, LATER));
    return commands;
  }

  /** What the suite does by itself. */
  private static Map<String, UnaryOperator<Claim>> ofTheSuite() {
    var commands = new LinkedHashMap<String, UnaryOperator<Claim>>();
    commands.put("decide by the engine", claim -> claim.decideByEngine(decision(), LATER));
    commands.put("release what was forgotten", claim -> claim.releaseForgotten(LATER, LATER));
    commands.put("remind", claim -> claim.remind(LATER));
    commands.put("expire", claim -> claim.expire(new Rejection("X08", "پاسخی نرسید"), TOO_LATE));
    commands.put("flag", claim -> claim.flag(Set.of(Flag.SAME_PICTURE)));
    commands.put("order", claim -> claim.order(FIRST, LATER));
    commands.put("order, next attempt", claim -> claim.order(SECOND, LATER));
    commands.put("send for payment", claim -> claim.sendForPayment(1, LATER));
    commands.put("pay", claim -> claim.pay(1, "990000000001", LATER));
    commands.put("fail payment", claim -> claim.failPayment(1, "AC04", LATER));
    return commands;
  }

  private static Map<String, Actor> people() {
    var people = new LinkedHashMap<String, Actor>();
    people.put("its assessor", ASSESSOR);
    people.put("another assessor", OTHER_ASSESSOR);
    people.put("an examiner", EXAMINER);
    people.put("the insured", INSURED);
    people.put("an intake clerk", CLERK);
    people.put("finance", MAKER);
    people.put("everybody else", new Actor(new StaffId("somebody"), EVERYBODY_ELSE));
    return people;
  }

  @Test
  void everyStageAndEveryCommandStandInTheDocs() throws IOException {
    String walked = walked();
    if (System.getProperty("update-docs") != null) {
      Files.createDirectories(PRINTED.getParent());
      Files.writeString(PRINTED, walked);
    }
    assertThat(PRINTED)
        .describedAs(
            "the machine has changed: print it with"
                + " mvn -pl claims-service test -Dtest=ClaimLifecycleTest -Dupdate-docs")
        .exists()
        .content()
        .isEqualTo(walked);
  }

  @Test
  void anIllegalMoveChangesNothingAndSaysWhereTheClaimStandsAndWhatMayBeDone() {
    stages()
        .forEach((stage, claim) ->
            ofPeople()
                .forEach((command, verb) ->
                    people()
                        .forEach((role, who) -> {
                          String at = "%s by %s in %s".formatted(command, role, stage);
                          try {
                            assertThat(verb.apply(claim, who).sequence() - claim.sequence())
                                .describedAs(at)
                                .isBetween(0, 1);
                          } catch (ClaimConflict conflict) {
                            assertThat(conflict.facts())
                                .describedAs(at)
                                .containsEntry("currentStatus", claim.stage().status().name())
                                .containsEntry(
                                    "actions",
                                    claim.actions(who, momentOf(command)).stream()
                                        .map(Action::code)
                                        .sorted()
                                        .toList());
                          } catch (Refusal incomplete) {
                            assertThat(incomplete.kind()).isEqualTo(Refusal.Kind.UNPROCESSABLE);
                          }
                        })));
  }

  /** The buttons and the guards are one list: what is offered is not refused as illegal. */
  @Test
  void nobodyDoesWhatIsNotAmongTheirActions() {
    stages()
        .forEach((stage, claim) ->
            ofPeople()
                .forEach((command, verb) ->
                    people()
                        .forEach((role, who) -> {
                          Action action = ACTIONS.get(command);
                          boolean takenAgain = command.equals("take") && isAtWork(claim, who);
                          if (action != null
                              && !takenAgain
                              && !claim.actions(who, LATER).contains(action)) {
                            assertThatThrownBy(() -> verb.apply(claim, who))
                                .describedAs("%s by %s in %s", command, role, stage)
                                .isInstanceOf(ClaimConflict.class);
                          }
                        })));
  }

  private static boolean isAtWork(Claim claim, Actor who) {
    return claim.stage() instanceof Stage.UnderAssessment open
        && open.assessor().equals(who.account());
  }

  private static Instant momentOf(String command) {
    return command.endsWith("too late") ? TOO_LATE : LATER;
  }

  private static String walked() {
    var page = new StringBuilder();
    page.append(
        """
        # The life of a claim

        Printed by `ClaimLifecycleTest`, which walks every command by everybody through every stage; do not edit.
        After a change of the machine: `mvn -pl claims-service test -Dtest=ClaimLifecycleTest -Dupdate-docs`.
        Stages with a remark are the same stage with other contents. A dot is 409 `illegal-move`; other refusals are named.
        Every 409 carries `currentStatus` and the `actions` that this person may take now.

        ## What people do

        """);
    ofPeople()
        .forEach((command, verb) -> {
          page.append("### ").append(command).append("\n\n| in | ");
          page.append(String.join(" | ", people().keySet())).append(" |\n|---");
          page.append("|---".repeat(people().size())).append("|\n");
          stages()
              .forEach((stage, claim) -> {
                List<String> outcomes =
                    people().values().stream()
                        .map(who -> outcome(claim, known -> verb.apply(known, who)))
                        .toList();
                if (!outcomes.stream().allMatch(ILLEGAL::equals)) {
                  page.append("| ").append(stage).append(" | ");
                  page.append(String.join(" | ", outcomes)).append(" |\n");
                }
              });
          page.append("| everywhere else").append((" | " + ILLEGAL).repeat(people().size()));
          page.append(" |\n\n");
        });
    page.append("## What the suite does by itself\n\n");
    ofTheSuite()
        .forEach((command, verb) -> {
          page.append("### ").append(command).append("\n\n| in | leads to |\n|---|---|\n");
          stages()
              .forEach((stage, claim) -> {
                String outcome = outcome(claim, verb);
                if (!outcome.equals(ILLEGAL)) {
                  page.append("| ").append(stage).append(" | ").append(outcome).append(" |\n");
                }
              });
          page.append("| everywhere else | ").append(ILLEGAL).append(" |\n\n");
        });
    page.append("## Who may do what\n\n| in | ");
    page.append(String.join(" | ", people().keySet())).append(" |\n|---");
    page.append("|---".repeat(people().size())).append("|\n");
    stages()
        .forEach((stage, claim) ->
            page.append("| ")
                .append(stage)
                .append(
                    people().values().stream()
                        .map(who -> actions(claim, who))
                        .collect(Collectors.joining(" | ", " | ", " |\n"))));
    return page.toString();
  }

  private static String outcome(Claim claim, UnaryOperator<Claim> verb) {
    try {
      Claim after = verb.apply(claim);
      if (after.equals(claim)) {
        return "as it is";
      }
      Status status = after.stage().status();
      return status == claim.stage().status() ? "stays " + status : "**" + status + "**";
    } catch (Refusal refusal) {
      String told = refusal.kind().status() + " " + refusal.code();
      return told.equals("409 illegal-move") ? ILLEGAL : told;
    }
  }

  private static String actions(Claim claim, Actor who) {
    Set<Action> allowed = claim.actions(who, LATER);
    return allowed.isEmpty()
        ? "–"
        : EnumSet.copyOf(allowed).stream().map(Action::code).collect(Collectors.joining(", "));
  }
}

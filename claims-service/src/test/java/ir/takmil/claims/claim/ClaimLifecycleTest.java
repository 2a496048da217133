package ir.takmil.claims.claim;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.EXAMINER;
import static ir.takmil.claims.testing.SampleClaims.INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.OTHER_ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.REQUESTED;
import static ir.takmil.claims.testing.SampleClaims.decision;
import static ir.takmil.claims.testing.SampleClaims.picture;
import static ir.takmil.claims.testing.SampleClaims.registered;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every command in every stage, walked and printed into the docs: a change in the machine is a
 * change in {@code docs/claim-lifecycle.md}.
 */
class ClaimLifecycleTest {
  private static final Path PRINTED = Path.of("..", "docs", "claim-lifecycle.md");
  private static final String ILLEGAL = "409 illegal-move";
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

  private static Map<String, Claim> stages() {
    Claim registered = registered().noteHeld(REQUESTED, NOW);
    Claim taken = registered.take(ASSESSOR, NOW);
    Claim deficient = taken.sendBack(ASSESSOR, notice(ReturnNotice.Kind.DEFICIENT), NOW);
    Claim approved = taken.decide(ASSESSOR, decision(), false, NOW);
    Claim ordered = approved.order(FIRST, NOW);
    Claim sent = ordered.sendForPayment(1, NOW);
    var stages = new LinkedHashMap<String, Claim>();
    stages.put("REGISTERED", registered);
    stages.put("REGISTERED, hold not known", registered());
    stages.put("UNDER_ASSESSMENT", taken);
    stages.put("UNDER_ASSESSMENT, hold not known", registered().take(ASSESSOR, NOW));
    stages.put("UNDER_EXAMINATION", taken.decide(ASSESSOR, decision(), true, NOW));
    stages.put("RETURNED, deficient", deficient);
    stages.put(
        "RETURNED, deficient, new picture",
        deficient.attach(INSURED, picture(DocumentKind.INVOICE), NOW));
    stages.put(
        "RETURNED, needs a visit",
        taken.sendBack(ASSESSOR, notice(ReturnNotice.Kind.NEEDS_VISIT), NOW));
    stages.put(
        "RETURNED, not covered",
        taken.sendBack(ASSESSOR, notice(ReturnNotice.Kind.NOT_COVERED), NOW));
    stages.put(
        "RESUBMITTED",
        deficient.attach(INSURED, picture(DocumentKind.INVOICE), NOW).resubmit(INSURED, NOW));
    stages.put("REJECTED", taken.reject(ASSESSOR, new Rejection("X05", "مستثنا"), NOW));
    stages.put("APPROVED", approved);
    stages.put("ORDERED", ordered);
    stages.put("SENT_FOR_PAYMENT", sent);
    stages.put("PAID", sent.pay(1, "990000000001", NOW));
    stages.put("PAYMENT_FAILED", sent.failPayment(1, "AC04", NOW));
    stages.put("VOIDED", registered.withdraw(INSURED, NOW));
    return stages;
  }

  private static Map<String, UnaryOperator<Claim>> commands() {
    var commands = new LinkedHashMap<String, UnaryOperator<Claim>>();
    commands.put("take", claim -> claim.take(ASSESSOR, LATER));
    commands.put("hand back", claim -> claim.handBack(ASSESSOR, LATER));
    commands.put("approve", claim -> claim.decide(ASSESSOR, decision(), false, LATER));
    commands.put(
        "approve, above the threshold", claim -> claim.decide(ASSESSOR, decision(), true, LATER));
    commands.put("examine: agreed", claim -> claim.examine(EXAMINER, true, null, LATER));
    commands.put(
        "examine: sent back", claim -> claim.examine(EXAMINER, false, "دوباره ببینید", LATER));
    commands.put(
        "return", claim -> claim.sendBack(ASSESSOR, notice(ReturnNotice.Kind.DEFICIENT), LATER));
    commands.put("reject", claim -> claim.reject(ASSESSOR, new Rejection("X05", "مستثنا"), LATER));
    commands.put("expire", claim -> claim.expire(new Rejection("X08", "پاسخی نرسید"), TOO_LATE));
    commands.put("attach", claim -> claim.attach(INSURED, picture(DocumentKind.INVOICE), LATER));
    commands.put("resubmit", claim -> claim.resubmit(INSURED, LATER));
    commands.put("void", claim -> claim.withdraw(INSURED, LATER));
    commands.put("order", claim -> claim.order(FIRST, LATER));
    commands.put("order, next attempt", claim -> claim.order(SECOND, LATER));
    commands.put("send for payment", claim -> claim.sendForPayment(1, LATER));
    commands.put("pay", claim -> claim.pay(1, "990000000001", LATER));
    commands.put("fail payment", claim -> claim.failPayment(1, "AC04", LATER));
    return commands;
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
            commands()
                .forEach((command, verb) -> {
                  try {
                    Claim after = verb.apply(claim);
                    assertThat(after.sequence() - claim.sequence())
                        .describedAs("%s in %s", command, stage)
                        .isBetween(0, 1);
                  } catch (ClaimConflict conflict) {
                    assertThat(conflict.facts())
                        .describedAs("%s in %s", command, stage)
                        .containsEntry("currentStatus", claim.stage().status().name())
                        .containsKey("actions");
                  } catch (Refusal incomplete) {
                    assertThat(incomplete.kind()).isEqualTo(Refusal.Kind.UNPROCESSABLE);
                  }
                }));
  }

  private static String walked() {
    var page = new StringBuilder();
    page.append(
        """
        # The life of a claim

        Printed by `ClaimLifecycleTest`, which walks every command through every stage; do not edit.
        After a change of the machine: `mvn -pl claims-service test -Dtest=ClaimLifecycleTest -Dupdate-docs`.

        ## Every command in every stage

        Stages with a remark are the same stage with other contents.

        """);
    Map<String, Claim> stages = stages();
    commands()
        .forEach((command, verb) -> {
          page.append("### ").append(command).append("\n\n| in | leads to |\n|---|---|\n");
          stages.forEach((stage, claim) -> {
            String outcome = outcome(claim, verb);
            if (!outcome.equals(ILLEGAL)) {
              page.append("| ").append(stage).append(" | ").append(outcome).append(" |\n");
            }
          });
          page.append("| everywhere else | ").append(ILLEGAL).append(" |\n\n");
        });
    page.append(
        "## Who may do what\n\n"
            + "| in | its assessor | another assessor | an examiner | the insured |\n"
            + "|---|---|---|---|---|\n");
    stages.forEach((stage, claim) ->
        page.append("| ")
            .append(stage)
            .append(
                List.of(ASSESSOR, OTHER_ASSESSOR, EXAMINER, INSURED).stream()
                    .map(who -> actions(claim, who))
                    .collect(Collectors.joining(" | ", " | ", " |\n"))));
    return page.toString();
  }

  private static String outcome(Claim claim, UnaryOperator<Claim> verb) {
    try {
      Claim after = verb.apply(claim);
      if (after.equals(claim)) {
        return "nothing: done already";
      }
      Status status = after.stage().status();
      return status == claim.stage().status() ? "stays " + status : "**" + status + "**";
    } catch (Refusal refusal) {
      return refusal.kind().status() + " " + refusal.code();
    }
  }

  private static String actions(Claim claim, Actor who) {
    Set<Action> allowed = claim.actions(who);
    return allowed.isEmpty()
        ? "–"
        : EnumSet.copyOf(allowed).stream().map(Action::code).collect(Collectors.joining(", "));
  }
}

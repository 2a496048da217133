package ir.takmil.claims.intake;

import static ir.takmil.claims.intake.Intakes.EXPENSE;
import static ir.takmil.claims.intake.Intakes.FAMILY;
import static ir.takmil.claims.intake.Intakes.atOnce;
import static ir.takmil.claims.intake.Intakes.prepare;
import static ir.takmil.claims.intake.Intakes.refusal;
import static ir.takmil.claims.intake.Intakes.withBrokerAway;
import static ir.takmil.claims.testing.SampleCoverage.CONTRACT;
import static ir.takmil.claims.testing.SampleCoverage.DAUGHTER;
import static ir.takmil.claims.testing.SampleCoverage.END;
import static ir.takmil.claims.testing.SampleCoverage.MOTHER;
import static ir.takmil.claims.testing.SampleCoverage.START;
import static ir.takmil.claims.testing.SampleCoverage.membership;
import static ir.takmil.claims.testing.SampleCoverage.plan;
import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.picture.PicturesIn;
import ir.takmil.platform.Refusal;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;

/** The use case on a real store, with a broker that nobody reaches. */
class IntakeTest {
  private static final AdmissionId ADMISSION =
      new AdmissionId("0199d0e0-0009-7000-8000-000000000001");
  private static final ClaimId CLAIM = new ClaimId("0199d0e0-0008-7000-8000-000000000001");
  private static final PersonId STRANGER = new PersonId("0199d0e0-0003-7000-8000-0000000000ff");

  @Test
  void withTheBrokerAwayAClaimIsAcceptedAndItsWordWaits() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);

      Admission confirmed = parts.intake().confirm(ADMISSION, "key", FAMILY);

      assertThat(confirmed.stage()).isInstanceOf(Admission.Stage.Completed.class);
      assertThat(parts.claims().find(CLAIM).orElseThrow().outbox()).hasSize(1);
      assertThat(parts.admissions().find(ADMISSION).orElseThrow().outbox()).hasSize(1);
    });
  }

  @Test
  void howeverManyConfirmItAtOnceItIsOneAdmissionOfOneClaim() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);

      List<Object> answers =
          atOnce(32, i -> parts.intake().confirm(ADMISSION, "key-" + i % 2, FAMILY));

      var trackingCodes = new HashSet<String>();
      var refusals = new HashSet<String>();
      for (Object answer : answers) {
        switch (answer) {
          case Admission made ->
              trackingCodes.add(made.confirmation().orElseThrow().trackingCode());
          case Refusal refusal -> refusals.add(refusal.code());
          default -> throw new AssertionError(answer);
        }
      }
      assertThat(trackingCodes).hasSize(1);
      assertThat(refusals).containsExactly("already-confirmed");
      assertThat(parts.store().count(new Query(), "claims")).isEqualTo(1);
      assertThat(parts.admissions().find(ADMISSION).orElseThrow().sequence()).isEqualTo(1);
    });
  }

  @Test
  void howeverManyChangeADraftAtOnceNoChangeIsLost() {
    withBrokerAway(parts -> {
      parts.intake().open(ADMISSION, CONTRACT, DAUGHTER, FAMILY);
      List<Object> answers =
          atOnce(
              16,
              i ->
                  parts
                      .intake()
                      .put(
                          ADMISSION,
                          AdmissionTest.draft(new ClaimId("claim-" + i), EXPENSE, "PHARMACY", 1),
                          FAMILY));
      assertThat(answers).allMatch(Admission.class::isInstance);
      assertThat(parts.admissions().find(ADMISSION).orElseThrow().drafts()).hasSize(16);
    });
  }

  @Test
  void oneKeyConfirmsOneAdmission() {
    withBrokerAway(parts -> {
      var second = new AdmissionId("0199d0e0-0009-7000-8000-000000000002");
      prepare(parts.intake(), ADMISSION, CLAIM);
      prepare(parts.intake(), second, new ClaimId("0199d0e0-0008-7000-8000-000000000002"));
      parts.intake().confirm(ADMISSION, "key", FAMILY);
      assertThat(refusal(() -> parts.intake().confirm(second, "key", FAMILY)))
          .isEqualTo("key-used-elsewhere");
    });
  }

  @Test
  void anIdOfAClaimBelongsToTheAdmissionThatUsedItFirst() {
    withBrokerAway(parts -> {
      var second = new AdmissionId("0199d0e0-0009-7000-8000-000000000002");
      prepare(parts.intake(), ADMISSION, CLAIM);
      parts.intake().open(second, CONTRACT, DAUGHTER, FAMILY);
      Draft theSame = AdmissionTest.draft(CLAIM, EXPENSE, "PHARMACY", 1);
      assertThat(refusal(() -> parts.intake().put(second, theSame, FAMILY))).isEqualTo("id-taken");
    });
  }

  @Test
  void toAStrangerNothingExists() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);
      Intake intake = parts.intake();
      assertThat(
              refusal(
                  () -> intake.open(ADMISSION, CONTRACT, DAUGHTER, new Sender.Family(STRANGER))))
          .isEqualTo("membership-unknown");
      assertThat(refusal(() -> intake.find(ADMISSION, new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
      assertThat(refusal(() -> intake.confirm(ADMISSION, "key", new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
      assertThat(refusal(() -> intake.delete(ADMISSION, new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
      assertThat(refusal(() -> intake.remove(ADMISSION, CLAIM, new Sender.Family(STRANGER))))
          .isEqualTo("not-found");
    });
  }

  @Test
  void anAdmissionIsForOnePersonAndContract() {
    withBrokerAway(parts -> {
      parts.intake().open(ADMISSION, CONTRACT, DAUGHTER, FAMILY);
      parts.store().insert(another(membership(START, END, true)));
      assertThat(refusal(() -> parts.intake().open(ADMISSION, CONTRACT, MOTHER, FAMILY)))
          .isEqualTo("admission-differs");
    });
  }

  private static Object another(ir.takmil.claims.coverage.Membership like) {
    return new ir.takmil.claims.coverage.Membership(
        "mother's own",
        like.contractId(),
        like.planId(),
        MOTHER,
        MOTHER,
        like.from(),
        like.to(),
        false,
        true,
        null,
        false,
        1);
  }

  @Test
  void withoutAWordFromPolicyServiceAboutThePlanItIsLaterNotNever() {
    withBrokerAway(parts -> {
      prepare(parts.intake(), ADMISSION, CLAIM);
      parts.store().remove(new Query(), "plans");
      assertThat(refusal(() -> parts.intake().confirm(ADMISSION, "key", FAMILY)))
          .isEqualTo("coverage-unknown");
      parts.store().insert(plan(90));
      assertThat(parts.intake().confirm(ADMISSION, "key", FAMILY).confirmation()).isPresent();
    });
  }

  @Test
  void onlyWhatIsNamedIsKeptOfPictures() {
    withBrokerAway(parts -> {
      parts.intake().open(ADMISSION, CONTRACT, DAUGHTER, FAMILY);
      parts.intake().put(ADMISSION, AdmissionTest.draft(CLAIM, EXPENSE, "PHARMACY", 1), FAMILY);
      var id = new AttachmentId("0199d0e0-000a-7000-8000-000000000001");
      for (int width : new int[] {80, 90, 90}) {
        parts
            .intake()
            .attach(ADMISSION, CLAIM, id, DocumentKind.INVOICE, PicturesIn.picture(width), FAMILY);
      }
      assertThat(PicturesIn.kept(parts.store())).isEqualTo(1);
      parts.intake().detach(ADMISSION, CLAIM, id, FAMILY);
      parts.intake().detach(ADMISSION, CLAIM, id, FAMILY);
      assertThat(PicturesIn.kept(parts.store())).isZero();
      prepare(parts.intake(), ADMISSION, CLAIM);
      parts.intake().delete(ADMISSION, FAMILY);
      assertThat(PicturesIn.kept(parts.store())).isZero();
    });
  }
}

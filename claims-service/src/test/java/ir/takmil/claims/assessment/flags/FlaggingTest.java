package ir.takmil.claims.assessment.flags;

import static ir.takmil.claims.testing.SampleClaims.ASSESSOR;
import static ir.takmil.claims.testing.SampleClaims.CONTRACT;
import static ir.takmil.claims.testing.SampleClaims.MAIN_INSURED;
import static ir.takmil.claims.testing.SampleClaims.NOW;
import static ir.takmil.claims.testing.SampleClaims.PLAN;
import static ir.takmil.platform.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Claims;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.claim.Flag;
import ir.takmil.claims.claim.Line;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.RepairField;
import ir.takmil.claims.claim.ReturnNotice;
import ir.takmil.claims.claim.Titled;
import ir.takmil.claims.coverage.Centre;
import ir.takmil.claims.coverage.Physician;
import ir.takmil.claims.coverage.ServiceSpecialties;
import ir.takmil.claims.testing.Calls;
import ir.takmil.claims.testing.OpenApi;
import ir.takmil.claims.testing.SampleClaims;
import ir.takmil.claims.testing.Suite;
import ir.takmil.platform.audit.AuditEntry;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.platform.testing.TestTokens;
import ir.takmil.platform.value.Rials;
import ir.takmil.platform.web.Seen;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;

/** Each flag with a claim that gets it, and one that is nearly alike and does not. */
@RealParts
@Import(Suite.class)
class FlaggingTest {
  private final Flagging flagging;
  private final Claims claims;
  private final MongoTemplate mongo;
  private final Calls assessor;
  private final Calls auditor;
  private final Calls insured;

  /** What others do in this store is another service and another day. */
  private final String service = "S" + UUID.randomUUID().toString().substring(0, 8);

  private final LocalDate day =
      LocalDate.of(2026, 1, 1).plusDays(Math.floorMod(service.hashCode(), 300));
  private final String centre = UUID.randomUUID().toString();

  FlaggingTest(
      @Autowired Flagging flagging,
      @Autowired Claims claims,
      @Autowired MongoTemplate mongo,
      @LocalServerPort int port) {
    this.flagging = flagging;
    this.claims = claims;
    this.mongo = mongo;
    this.assessor =
        new Calls(port, TestTokens.staff("claims-service", ASSESSOR.account().value(), "assessor"));
    this.auditor = new Calls(port, TestTokens.staff("claims-service", "auditor1", "auditor"));
    this.insured = new Calls(port, TestTokens.person("claims-service", MAIN_INSURED.value()));
  }

  private Claim sent(
      long requested, @Nullable Prescription prescription, String at, String picture) {
    var id = new ClaimId(UUID.randomUUID().toString());
    var expense =
        new Expense(
            Long.toString(1_000_000_000L + Math.floorMod(id.hashCode(), 1_000_000_000)),
            new AdmissionId(UUID.randomUUID().toString()),
            "1405/08/30/1",
            MAIN_INSURED,
            MAIN_INSURED,
            CONTRACT,
            PLAN,
            1,
            Direction.DIRECT,
            new Titled(service, "خدمت"),
            new Titled("DRUGS", "دارو"),
            day,
            "NONE",
            at,
            "مرکز",
            prescription,
            null,
            List.of(new Line(1, "دارو", 1, Rials.of(requested), Rials.ZERO)),
            "00".repeat(32));
    var shown =
        new Attachment(
            new AttachmentId(UUID.randomUUID().toString()),
            DocumentKind.INVOICE,
            1,
            picture,
            800,
            600,
            9000,
            NOW,
            1,
            Set.of());
    return claims.add(Claim.register(id, expense, List.of(shown), CaseFile.NEW, NOW));
  }

  private Claim sent(long requested, @Nullable Prescription prescription) {
    return sent(requested, prescription, centre, UUID.randomUUID().toString());
  }

  private static Prescription visit(String physician) {
    return prescription("VISIT", UUID.randomUUID().toString(), physician, 1_000_000);
  }

  private static Prescription prescription(
      String kind, String number, @Nullable String physician, long total) {
    return new Prescription(
        number, kind, LocalDate.of(2026, 5, 5), Rials.of(total), physician, List.of(), null, null);
  }

  private Set<Flag> flags(Claim claim) {
    return flagging.look(claim.id()).file().flags();
  }

  @Test
  void aPictureThatCameWithAnotherClaimIsShownBesideIt() {
    String picture = UUID.randomUUID().toString();
    Claim first = sent(1_000_000, null, centre, picture);
    Claim second = sent(1_200_000, null, "elsewhere", picture);

    assertThat(flags(second)).containsExactly(Flag.SAME_PICTURE);
    Finding finding = flagging.sheet(second.id()).orElseThrow().findings().getFirst();
    assertThat(finding.other()).isEqualTo(first.id());
    Calls.Answer sheet = assessor.get("/claims/" + second.id().value() + "/flags");
    OpenApi.isA("FlagSheet", sheet);
    assertThat(sheet.json().path("items").get(0).path("other").path("claimNumber").asString())
        .isEqualTo(first.expense().claimNumber());
    assertThat(flags(sent(1_000_000, null, "a third", UUID.randomUUID().toString()))).isEmpty();
  }

  @Test
  void thePictureOfAVoidedClaimIsNobodysAnyMore() {
    String picture = UUID.randomUUID().toString();
    Claim first = sent(1_000_000, null, centre, picture);
    claims.change(first.id(), Seen.WHATEVER, claim -> claim.withdraw(SampleClaims.INSURED, NOW));
    assertThat(flags(sent(1_200_000, null, "elsewhere", picture))).isEmpty();
  }

  @Test
  void theSameCentreDayAmountAndPrescriptionIsTheSameExpense() {
    String number = UUID.randomUUID().toString();
    sent(1_000_000, prescription("DRUG", number, null, 1_000_000));
    assertThat(flags(sent(1_000_000, prescription("DRUG", number, null, 1_000_000))))
        .containsExactly(Flag.SAME_EXPENSE);
    assertThat(flags(sent(1_000_000, prescription("DRUG", number + "0", null, 1_000_000))))
        .as("another prescription")
        .isEmpty();
    assertThat(flags(sent(999_999, prescription("DRUG", number, null, 1_000_000))))
        .as("another amount")
        .isEmpty();
  }

  /** Case 4 of the domain, and case 1. */
  @Test
  void farAboveThePrescriptionIsFlaggedAndALittleIsNot() {
    assertThat(flags(sent(1_816_100, prescription("DRUG", "4", null, 263_900))))
        .containsExactly(Flag.ABOVE_PRESCRIPTION);
    assertThat(flags(sent(1_536_689, prescription("DRUG", "52906960", null, 1_330_300)))).isEmpty();
  }

  @Test
  void farAboveItsPeersIsFlaggedWithWhatIsUsual() {
    for (int i = 0; i < Peers.FEWEST; i++) {
      sent(1_000_000 + 10_000 * i, null, "c" + i, UUID.randomUUID().toString());
    }
    Claim high = later(sent(9_000_000, null, "high", UUID.randomUUID().toString()));
    assertThat(flags(high)).containsExactly(Flag.ABOVE_PEERS);
    assertThat(flagging.sheet(high.id()).orElseThrow().findings().getFirst().usual())
        .isBetween(Rials.of(1_100_000), Rials.of(1_200_000));
    Claim ordinary = later(sent(1_300_000, null, "ordinary", UUID.randomUUID().toString()));
    assertThat(flags(ordinary)).isEmpty();
  }

  /** Registered after its peers. */
  private Claim later(Claim claim) {
    Claim after =
        Claim.register(
            new ClaimId(UUID.randomUUID().toString()),
            claim.expense().hashed("11".repeat(32)),
            claim.attachments(),
            CaseFile.NEW,
            NOW.plusSeconds(60));
    mongo.remove(claim);
    return claims.add(after);
  }

  @Test
  void aPhysicianIsNotInTwoCitiesOnOneDay() {
    String physician = "دکتر " + service;
    mongo.save(new Centre(centre + "t", "مطب", "CLINIC", "تهران", "تهران", 1));
    mongo.save(new Centre(centre + "m", "مطب", "CLINIC", "خراسان رضوی", "مشهد", 1));
    sent(1_000_000, visit(physician), centre + "t", UUID.randomUUID().toString());
    assertThat(flags(sent(1_010_000, visit(physician), centre + "m", UUID.randomUUID().toString())))
        .containsExactly(Flag.PHYSICIAN_IN_TWO_CITIES);
    assertThat(
            flags(
                sent(
                    1_020_000, visit(physician + "ی"), centre + "m", UUID.randomUUID().toString())))
        .as("another physician")
        .isEmpty();
    assertThat(
            flags(
                sent(
                    1_030_000,
                    prescription("DRUG", "d", physician, 1_030_000),
                    centre + "m",
                    UUID.randomUUID().toString())))
        .as("their prescription is filled anywhere")
        .isEmpty();
  }

  @Test
  void whatAPhysicianOfAnotherSpecialtyDidIsShown() {
    mongo.save(new ServiceSpecialties(service, List.of("قلب و عروق", "داخلی"), 1));
    String code = Integer.toString(10_000 + Math.floorMod(service.hashCode(), 80_000));
    mongo.save(new Physician(service + "s", code, "چشم‌پزشکی", 1));
    mongo.save(new Physician(service + "h", "ن" + code, "قلب و عروق", 1));

    Claim flagged = sent(1_000_000, by("0" + code));
    assertThat(flags(flagged)).containsExactly(Flag.SPECIALTY_MISMATCH);
    var shown = assessor.get("/claims/" + flagged.id().value() + "/flags");
    OpenApi.isA("FlagSheet", shown);
    assertThat(shown.json().at("/items/0/specialty").asString()).isEqualTo("چشم‌پزشکی");
    assertThat(flags(sent(1_010_000, by("ن-" + code)))).as("of the service").isEmpty();
    assertThat(flags(sent(1_020_000, by("99999999")))).as("not in the directory").isEmpty();
  }

  private static Prescription by(String councilCode) {
    return new Prescription(
        UUID.randomUUID().toString(),
        "DRUG",
        LocalDate.of(2026, 5, 5),
        Rials.of(1_000_000),
        null,
        List.of(),
        null,
        councilCode);
  }

  private static Expense with(
      Expense sample,
      String number,
      PersonId person,
      @Nullable Prescription prescription,
      List<Line> lines) {
    return new Expense(
        number,
        sample.admissionId(),
        sample.trackingCode(),
        person,
        sample.mainInsuredId(),
        sample.contractId(),
        sample.planId(),
        sample.planVersion(),
        sample.direction(),
        sample.service(),
        sample.cover(),
        sample.date(),
        sample.basicInsurer(),
        sample.centreId(),
        sample.centreName(),
        prescription,
        null,
        lines,
        UUID.randomUUID().toString());
  }

  /** Two hundred others of that day, at that centre and by that physician, unannounced. */
  private List<Claim> crowd(Claim sample, String physician) {
    return IntStream.range(0, 200)
        .mapToObj(i -> {
          var id = new ClaimId(UUID.randomUUID().toString());
          Expense expense =
              with(
                  sample.expense(),
                  Long.toString(1_000_000_000L + Math.floorMod(id.hashCode(), 1_000_000_000)),
                  new PersonId(UUID.randomUUID().toString()),
                  i % 2 == 0 ? null : visit(physician),
                  sample.expense().lines());
          return new Claim(
              id,
              null,
              expense,
              List.of(),
              null,
              NOW,
              sample.stage(),
              CaseFile.NEW,
              sample.timeline(),
              sample.sequence(),
              List.of());
        })
        .toList();
  }

  @Test
  void aBusyDayHidesNothing() {
    String physician = "دکتر " + service;
    String number = UUID.randomUUID().toString();
    mongo.save(new Centre(centre + "t", "مطب", "CLINIC", "تهران", "تهران", 1));
    mongo.save(new Centre(centre, "مطب", "CLINIC", "خراسان رضوی", "مشهد", 1));
    List<Claim> crowd = crowd(sent(1_000_000, null), physician);
    mongo.insertAll(crowd);
    try {
      assertThat(flags(sent(1_000_000, null))).as("one's own").containsExactly(Flag.SAME_EXPENSE);
      sent(1_000_000, prescription("DRUG", number, null, 1_000_000));
      assertThat(flags(sent(1_000_000, prescription("DRUG", number, null, 1_000_000))))
          .containsExactly(Flag.SAME_EXPENSE);
      sent(1_000_000, visit(physician), centre + "t", UUID.randomUUID().toString());
      assertThat(flags(sent(1_010_000, visit(physician))))
          .containsExactly(Flag.PHYSICIAN_IN_TWO_CITIES);
    } finally {
      mongo.remove(query(where("_id").in(crowd.stream().map(Claim::id).toList())), Claim.class);
    }
  }

  @Test
  void whatWasFoundBeforeARepairStaysOnTheSheetWithItsFlag() {
    Claim claim =
        sent(1_816_100, prescription("DRUG", UUID.randomUUID().toString(), null, 263_900));
    flags(claim);
    var notice =
        new ReturnNotice(
            ReturnNotice.Kind.DEFICIENT,
            "R06",
            "مبلغ را درست کنید",
            Set.of(),
            Set.of(RepairField.LINES),
            LocalDate.of(2026, 12, 6));
    Expense lowered =
        with(
            claim.expense(),
            claim.expense().claimNumber(),
            MAIN_INSURED,
            claim.expense().prescription(),
            List.of(new Line(1, "دارو", 1, Rials.of(200_000), Rials.ZERO)));
    claims.change(
        claim.id(),
        Seen.WHATEVER,
        known ->
            known
                .noteHeld(known.requested(), 1, NOW)
                .take(ASSESSOR, NOW)
                .sendBack(ASSESSOR, notice, NOW)
                .correct(SampleClaims.INSURED, lowered, Set.of(RepairField.LINES), NOW));
    assertThat(flags(claim)).containsExactly(Flag.ABOVE_PRESCRIPTION);
    assertThat(flags(claim)).containsExactly(Flag.ABOVE_PRESCRIPTION);
    assertThat(flagging.sheet(claim.id()).orElseThrow().findings())
        .extracting(Finding::flag)
        .containsExactly(Flag.ABOVE_PRESCRIPTION);
    assertThat(flagging.hasFoundNothing(claim.id())).isFalse();
  }

  /** By itself, as soon as a claim is registered. */
  @Test
  void aClaimIsLookedThroughWithoutBeingAsked() {
    Claim claim = sent(1_816_100, prescription("DRUG", "4", null, 263_900));
    eventually(() ->
        assertThat(claims.find(claim.id()).orElseThrow().file().flags())
            .containsExactly(Flag.ABOVE_PRESCRIPTION));
  }

  @Test
  void theInsuredIsToldOfNoSuspicion() {
    Claim claim = sent(1_816_100, prescription("DRUG", "4", null, 263_900));
    flagging.look(claim.id());
    assertThat(insured.get("/claims/" + claim.id().value() + "/flags").status()).isEqualTo(403);
    assertThat(insured.get("/claims/" + claim.id().value()).toString())
        .doesNotContain("ABOVE_PRESCRIPTION");
  }

  @Test
  void onlyWhoWorksOnTheClaimSeesTheOtherPicture() {
    String picture = UUID.randomUUID().toString();
    Claim first = sent(1_000_000, null, centre, picture);
    Claim second = sent(1_200_000, null, "elsewhere", picture);
    flagging.look(second.id());
    String theirs =
        "/claims/"
            + second.id().value()
            + "/flags/pictures/"
            + first.attachments().getFirst().id().value();
    assertThat(assessor.get(theirs).status()).isEqualTo(404);
    assertThat(
            assessor
                .get(
                    "/claims/"
                        + second.id().value()
                        + "/flags/pictures/"
                        + new PersonId("x").value())
                .status())
        .isEqualTo(404);
  }

  private boolean isOnRecord(Claim claim) {
    return mongo.exists(
        query(where("subject").is(claim.id().value()).and("act").is("claim.picture-read")),
        AuditEntry.class);
  }

  /**
   * Of the pictures themselves none is kept here: what is asked for may be seen, and is not there.
   */
  @Test
  void ofTheOtherClaimOnlyThePageThatIsAlikeIsReadAndThatIsOnItsRecord() {
    String picture = UUID.randomUUID().toString();
    Claim first = sent(1_000_000, null, centre, picture);
    Claim second = sent(1_200_000, null, "elsewhere", picture);
    flagging.look(second.id());
    String theirs =
        "/claims/"
            + second.id().value()
            + "/flags/pictures/"
            + first.attachments().getFirst().id().value();
    assertThat(auditor.get(theirs + "?page=2").status()).isEqualTo(404);
    assertThat(isOnRecord(second)).isTrue();
    assertThat(isOnRecord(first)).isFalse();
    auditor.get(theirs + "?page=1");
    assertThat(isOnRecord(first)).isTrue();
  }

  @Test
  void everyQueryHasItsIndex() {
    assertThat(fields("pictures")).as("withPicture").containsExactly("attachments.sha256");
    assertThat(fields("person-service"))
        .as("AutomaticApproval.isAlone, ofPerson")
        .startsWith("expense.personId");
    assertThat(fields("prescription-number"))
        .as("onPrescription")
        .containsExactly("expense.prescription.number");
    assertThat(fields("physician-day"))
        .as("visitsElsewhere")
        .containsExactly("expense.prescription.physician", "expense.prescription.date");
    assertThat(fields("peers"))
        .as("amounts")
        .containsExactly("expense.service.code", "registeredAt");
    assertThat(fields("appealed")).as("Appeals' sweep").containsExactly("file.appeal.at");
    assertThat(fields("places"))
        .as(
            "ForgottenLocks, Deadlines, PrescriptionChecks.unchecked, MissedPrescriptions.unasked,"
                + " AutomaticApproval.waiting")
        .containsExactly("stage.kind", "registeredAt", "_id");
  }

  private List<String> fields(String name) {
    return mongo.indexOps(Claim.class).getIndexInfo().stream()
        .filter(index -> index.getName().equals(name))
        .map(index -> index.getIndexFields().stream().map(IndexField::getKey).toList())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no index " + name));
  }
}

package ir.takmil.claims.intake;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.CaseFile;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.Expense;
import ir.takmil.claims.coverage.Plan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes of a draft what can never change again, and takes its hash. */
final class Freezing {
  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Freezing() {}

  static Admission.Frozen freeze(
      Admission admission, Draft draft, Plan plan, String trackingCode, String claimNumber) {
    Plan.Covered covered = plan.covered(draft.serviceCode()).orElseThrow();
    var unhashed =
        new Expense(
            claimNumber,
            admission.id(),
            trackingCode,
            admission.personId(),
            admission.mainInsuredId(),
            admission.contractId(),
            plan.id(),
            plan.version(),
            admission.direction(),
            covered.titledService(),
            covered.titledCover(),
            draft.expenseDate(),
            draft.basicInsurer(),
            draft.centreId(),
            draft.centreName(),
            draft.prescription(),
            draft.paper(),
            draft.lines(),
            "");
    return new Admission.Frozen(
        draft.id(),
        unhashed.hashed(contentHash(draft.id(), unhashed, draft.attachments())),
        draft.attachments(),
        CaseFile.NEW);
  }

  /**
   * SHA-256, in hex, of the canonical JSON (members in alphabetical order, no space, absent members
   * as null, UTF-8) of {@code {claim, expense, pictures}}: the expense with an empty hash of its
   * own, and of each picture its id, kind, version and hash.
   */
  static String contentHash(ClaimId claim, Expense expense, List<Attachment> attachments) {
    var pictures =
        attachments.stream()
            .map(shown ->
                new HashedPicture(
                    shown.id().value(), shown.kind().name(), shown.version(), shown.sha256()))
            .toList();
    byte[] json =
        CANONICAL.writeValueAsBytes(new Hashed(claim.value(), expense.hashed(""), pictures));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Hashed(String claim, Expense expense, List<HashedPicture> pictures) {}

  private record HashedPicture(String id, String kind, int version, String sha256) {}
}

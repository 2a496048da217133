package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.Direction;
import ir.takmil.claims.claim.Originals;
import ir.takmil.claims.claim.Stage;
import ir.takmil.claims.claim.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** What codes and statuses mean, in plain Persian, from {@code codes.properties}. */
@Component
class Words {
  private final Properties words = new Properties();

  Words() {
    try (InputStream file =
        Objects.requireNonNull(Words.class.getResourceAsStream("/codes.properties"))) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a K, R or X code means to the insured. */
  String sentence(String code) {
    return words.getProperty(code + ".sentence", words.getProperty(code, code));
  }

  String howToAvoid(String code) {
    return words.getProperty(code + ".avoid", "");
  }

  /** What happened when this status began. */
  String happened(Status status) {
    return words.getProperty("status." + status, status.name());
  }

  /** That the originals came there, or that they do not match. */
  String originals(Originals.State state, String place) {
    return words.getProperty("originals." + state, "").formatted(place);
  }

  String direction(Direction direction) {
    return words.getProperty("direction." + direction, direction.name());
  }

  /** Who has the case now. */
  String holder(Claim claim) {
    return told(claim, ".holder");
  }

  /** What happens next. */
  String next(Claim claim) {
    return told(claim, ".next");
  }

  /** Of an indirect claim the centre reads it too, and nothing goes to the family's account. */
  private String told(Claim claim, String what) {
    String standing = "status." + standing(claim);
    String usual = words.getProperty(standing + what, "");
    return claim.expense().direction() == Direction.INDIRECT
        ? words.getProperty(standing + ".indirect" + what, usual)
        : usual;
  }

  /** Its status, or more closely where that does not say who must do something. */
  private static String standing(Claim claim) {
    Stage stage = claim.stage();
    Originals originals = claim.file().originals();
    boolean over = stage instanceof Stage.Rejected || stage instanceof Stage.Voided;
    if (originals.state() == Originals.State.MISMATCH && !over) {
      return "ORIGINALS_MISMATCH";
    }
    boolean awaited = originals.state() == Originals.State.AWAITED;
    return switch (stage) {
      case Stage.Approved approved when approved.decision().payable().isZero() ->
          "APPROVED.nothing";
      case Stage.Approved _ when awaited && originals.need() == Originals.Need.PAYMENT ->
          "APPROVED.originals";
      case Stage.Waiting _, Stage.UnderAssessment _
          when awaited && originals.need() == Originals.Need.APPROVAL ->
          "ORIGINALS_AWAITED";
      case Stage.Appealed _ -> "APPEALED";
      case Stage.Returned returned -> "RETURNED." + returned.notice().kind();
      default -> stage.status().name();
    };
  }

  boolean know(String key) {
    return words.containsKey(key);
  }
}

package ir.takmil.platform.audit;

import ir.takmil.platform.web.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One act, or the attempt at one: written before it is done, never changed, never removed.
 *
 * <p>The hash is SHA-256, in hex, over the fields in the order below, the hash itself left out.
 * Each is written as a netstring, {@code <length in bytes>:<UTF-8>,}, and an absent one as {@code
 * -,}; numbers are decimal, the time is ISO 8601 in UTC, and the roles are one netstring that holds
 * a netstring for each. So no two entries are written alike, and anybody can count it again.
 *
 * @param number from 1, without a gap
 * @param at in whole milliseconds, as the store keeps it
 * @param actor the account, or {@code service:<client>}
 * @param actorName the user name at work; absent for whoever is on file as a person, for they chose
 *     it themselves and may have chosen a number of theirs
 * @param person the person on file who acted
 * @param act what is done to the subject, such as {@code lamp.read}
 * @param subject an id
 * @param previous the hash of the entry before; sixty-four zeros before the first
 */
@Document("audit")
@TypeAlias("audit-entry")
public record AuditEntry(
    @Id long number,
    Instant at,
    String actor,
    @Nullable String actorName,
    List<String> roles,
    @Nullable String person,
    String act,
    @Nullable String subject,
    @Nullable String reason,
    String previous,
    String hash) {

  static final String NOTHING = "0".repeat(64);

  private static final String NO_ID = "no-id";
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z:+._/-]{1,200}");
  private static final Pattern MANY_DIGITS = Pattern.compile("[0-9]{8}");

  /** Not in a chain yet. */
  static AuditEntry of(
      Caller who, String act, @Nullable String subject, @Nullable String reason, Instant at) {
    String actor =
        who.roles().stream()
            .filter(role -> role.startsWith("service:"))
            .findFirst()
            .orElse(who.account());
    return new AuditEntry(
        0,
        at.truncatedTo(ChronoUnit.MILLIS),
        actor,
        who.person() == null ? who.name() : null,
        who.roles().stream().sorted().toList(),
        who.person(),
        act,
        subject == null || isAnId(subject) ? subject : NO_ID,
        reason,
        NOTHING,
        NOTHING);
  }

  /**
   * What somebody typed in the place of an id stays out of what is kept for ever: numbers that
   * people are known by are long runs of digits.
   */
  private static boolean isAnId(String subject) {
    String rest = UUID.matcher(subject).replaceAll("");
    return SHAPE.matcher(subject).matches() && !MANY_DIGITS.matcher(rest).find();
  }

  AuditEntry after(long lastNumber, String lastHash) {
    AuditEntry next = with(lastNumber + 1, lastHash, NOTHING);
    return next.with(next.number, lastHash, next.counted());
  }

  private AuditEntry with(long itsNumber, String before, String itsHash) {
    return new AuditEntry(
        itsNumber, at, actor, actorName, roles, person, act, subject, reason, before, itsHash);
  }

  /** The hash that this entry must have. */
  String counted() {
    var all = new StringBuilder();
    netstring(all, Long.toString(number));
    netstring(all, at.toString());
    netstring(all, actor);
    netstring(all, actorName);
    var each = new StringBuilder();
    roles.forEach(role -> netstring(each, role));
    netstring(all, each.toString());
    netstring(all, person);
    netstring(all, act);
    netstring(all, subject);
    netstring(all, reason);
    netstring(all, previous);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void netstring(StringBuilder all, @Nullable String text) {
    if (text == null) {
      all.append("-,");
    } else {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      all.append(length).append(':').append(text).append(',');
    }
  }
}

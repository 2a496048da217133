package ir.takmil.identity.account;

import ir.takmil.identity.account.AccountEvent.AccountOpened;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.platform.value.NationalCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person's way in. A person has at most one; the unique index decides when two are opened at
 * the same moment.
 *
 * @param nationalMark keyed fingerprint of the person's national code, {@link #nationalPlace} in
 *     front of it; accounts of an earlier release have none
 * @param login the user's identifier at Keycloak, where name and password live
 * @param sealedMobile the verified mobile, sealed with {@link #mobilePlace} as its place
 */
@Document("accounts")
@TypeAlias("account")
public record Account(
    @Id AccountId id,
    @Version @Nullable Long version,
    @Indexed(name = "person", unique = true) PersonId person,
    @Indexed(name = "national", unique = true, sparse = true) @Nullable String nationalMark,
    String username,
    String login,
    String sealedMobile,
    Instant openedAt,
    int sequence,
    List<Announcement<AccountEvent>> outbox)
    implements Announcing<AccountEvent> {

  public static Account open(
      AccountId id,
      PersonId person,
      String nationalMark,
      String username,
      String login,
      String sealedMobile,
      Instant now) {
    return new Account(
        id,
        null,
        person,
        nationalMark,
        username,
        login,
        sealedMobile,
        now,
        1,
        Announcement.append(List.of(), 1, now, new AccountOpened()));
  }

  /** What the fingerprint of a person's national code is taken of. */
  public static String nationalPlace(NationalCode nationalCode) {
    return "person:" + nationalCode.value();
  }

  /** Where an account's mobile is sealed to: it opens in no other account's document. */
  public static String mobilePlace(AccountId id) {
    return "account:" + id.value() + ":mobile";
  }

  @Override
  public String key() {
    return id.value();
  }
}

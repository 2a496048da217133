package ir.takmil.policy.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingEvent;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingAdjusted;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingCommitted;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingHeld;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingReleased;
import ir.takmil.policy.ceiling.CeilingEvent.CeilingReversed;
import ir.takmil.policy.ceiling.ClaimId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class CeilingLanguage {
  private CeilingLanguage() {}

  static Optional<Message> say(CeilingAccount account, CeilingEvent event) {
    return switch (event) {
      case CeilingHeld e ->
          Optional.of(
              new Message(
                  "policy.ceiling-held.v1",
                  new Held(
                      account.id(),
                      e.claim().told(),
                      e.claim().round(),
                      e.requested(),
                      e.held(),
                      e.remaining())));
      case CeilingCommitted e ->
          Optional.of(
              new Message(
                  "policy.ceiling-committed.v1",
                  new Committed(
                      account.id(), e.claim().told(), e.committed(), e.released(), e.remaining())));
      case CeilingReleased e ->
          Optional.of(
              new Message(
                  "policy.ceiling-released.v1",
                  new Released(account.id(), e.claim().told(), e.released(), e.remaining())));
      // An operator's corrections concern no claim that waits; nobody needs to hear of them.
      case CeilingAdjusted e -> Optional.empty();
      case CeilingReversed e -> Optional.empty();
    };
  }

  private record Held(
      AccountId accountId,
      ClaimId claimId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer round,
      Rials requested,
      Rials held,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {}

  private record Committed(
      AccountId accountId,
      ClaimId claimId,
      Rials committed,
      Rials released,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {}

  private record Released(
      AccountId accountId,
      ClaimId claimId,
      Rials released,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Rials remaining) {}
}

package ir.takmil.policy.membership;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.policy.contract.Ending;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What became true of a membership. */
public sealed interface MembershipEvent {

  /**
   * The whole of it as it now stands.
   *
   * @param payeeReady whether the main insured has an account that money can be sent to
   * @param ending that a rule of the plan ends it before its term; null: none does
   * @param warned whether the family is to know of that ending now
   * @param restricted whether an adult dependent keeps their file from the main insured
   */
  @TypeAlias("membership-changed")
  record MembershipChanged(
      Enrolment enrolment,
      boolean payeeReady,
      @Nullable Ending ending,
      Boolean warned,
      Boolean restricted)
      implements MembershipEvent {

    public MembershipChanged {
      warned = requireNonNullElse(warned, false); // absent from what an earlier release announced
      restricted = requireNonNullElse(restricted, false);
    }
  }
}

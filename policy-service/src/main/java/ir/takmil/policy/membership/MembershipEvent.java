package ir.takmil.policy.membership;

import org.springframework.data.annotation.TypeAlias;

/** What became true of a membership. */
public sealed interface MembershipEvent {

  /**
   * The whole of it as it now stands.
   *
   * @param payeeReady whether the main insured has an account that money can be sent to
   */
  @TypeAlias("membership-changed")
  record MembershipChanged(Enrolment enrolment, boolean payeeReady) implements MembershipEvent {}
}

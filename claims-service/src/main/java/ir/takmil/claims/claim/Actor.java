package ir.takmil.claims.claim;

import java.util.Set;

/**
 * Who acts on a claim. That an insured person belongs to the claim's family is made sure before the
 * claim is touched: to everybody else it does not exist.
 */
public record Actor(StaffId account, Set<String> roles) {
  /** The suite itself: deadlines, answers of neighbours, the bank's word. */
  public static final Actor SYSTEM = new Actor(new StaffId("system"), Set.of());

  /** The suite where it decides by itself: clean claims, by their plan's rules. */
  public static final Actor ENGINE = new Actor(new StaffId("engine"), Set.of());

  boolean is(String role) {
    return roles.contains(role);
  }
}

package ir.takmil.policy.enquiry;

import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.person.PersonId;
import java.util.List;

/**
 * One member of a family with what is left of each ceiling.
 *
 * @param shared false: an adult dependent keeps it from the caller, and no amounts are shown
 */
record FamilyCeilings(
    PersonId personId, String name, Relation relation, boolean shared, List<CeilingView> items) {}

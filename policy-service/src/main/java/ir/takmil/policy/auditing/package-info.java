/**
 * Reading the audit trail: the auditor all of it, an insured person who has read their own card.
 */
@NullMarked
package ir.takmil.policy.auditing;

import org.jspecify.annotations.NullMarked;

package ir.takmil.policy.contract;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.policy.contract.PlanEvent.PlanPublished;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A plan (طرح) of a contract, in its newest edition. Those before it are kept as {@link
 * PlanEdition}s: what held on a day can always be asked again.
 *
 * @param effectiveFrom from which expense day on this edition counts; null: from the contract's
 *     first
 * @param sequence the edition's number
 */
@Document("plans")
@TypeAlias("plan")
public record Plan(
    @Id PlanId id,
    @Version @Nullable Long version,
    Under under,
    Terms terms,
    @Nullable LocalDate effectiveFrom,
    int sequence,
    List<Announcement<PlanEvent>> outbox)
    implements Announcing<PlanEvent> {

  /** What a reader of the plan must know of its contract. */
  public record Under(ContractId contractId, String contractNumber, Period period) {}

  public Plan {
    outbox = List.copyOf(outbox);
  }

  public static Plan publish(
      PlanId id, Under under, Terms terms, @Nullable LocalDate effectiveFrom, Instant now) {
    return new Plan(id, null, under, terms, effectiveFrom, 0, List.of())
        .next(under, terms, effectiveFrom, now);
  }

  /** The plan as it is told now: a new edition when anything differs, otherwise as it was. */
  public Plan toldAgain(
      Under nowUnder, Terms nowTerms, @Nullable LocalDate nowEffectiveFrom, Instant now) {
    if (!nowUnder.contractId().equals(under.contractId())) {
      throw Refusal.conflict("plan-of-another-contract", Map.of("plan", id.value()));
    }
    refuseOtherKinds(nowTerms);
    if (!nowUnder.period().start().equals(under.period().start()) && terms.countsYears()) {
      throw Refusal.conflict("start-fixed"); // the years of its accounts are counted from it
    }
    boolean same =
        nowUnder.equals(under)
            && nowTerms.equals(terms)
            && inForceFrom(nowUnder, nowEffectiveFrom).equals(edition().inForceFrom());
    return same ? this : next(nowUnder, nowTerms, nowEffectiveFrom, now);
  }

  /** What has been drawn stands in accounts that hang on whose and when a ceiling is. */
  private void refuseOtherKinds(Terms nowTerms) {
    for (Cover before : terms.covers()) {
      Cover now =
          nowTerms
              .cover(before.code())
              .orElseThrow(
                  () -> Refusal.conflict("cover-left-out", Map.of("cover", before.code().value())));
      if (!before.ceiling().isKindOf(now.ceiling())
          || (before.familyCeiling() != null
              && now.familyCeiling() != null
              && !before.familyCeiling().isKindOf(now.familyCeiling()))) {
        throw Refusal.conflict("ceiling-kind-changed", Map.of("cover", now.code().value()));
      }
    }
  }

  private Plan next(
      Under nowUnder, Terms nowTerms, @Nullable LocalDate nowEffectiveFrom, Instant now) {
    int next = sequence + 1;
    var published =
        new PlanPublished(next, nowUnder, nowTerms, inForceFrom(nowUnder, nowEffectiveFrom));
    return new Plan(
        id,
        version,
        nowUnder,
        nowTerms,
        nowEffectiveFrom,
        next,
        Announcement.append(outbox, next, now, published));
  }

  /** What the plan says now, as one of its editions. */
  public PlanEdition edition() {
    return PlanEdition.of(id, sequence, inForceFrom(under, effectiveFrom), under, terms);
  }

  private static LocalDate inForceFrom(Under under, @Nullable LocalDate effectiveFrom) {
    return effectiveFrom == null ? under.period().start() : effectiveFrom;
  }

  @Override
  public String key() {
    return id.value();
  }
}

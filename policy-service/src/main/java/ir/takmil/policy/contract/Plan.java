package ir.takmil.policy.contract;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.outbox.Announcement;
import ir.takmil.platform.outbox.Announcing;
import ir.takmil.policy.contract.PlanEvent.PlanPublished;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/** A plan (طرح) of a contract, in its newest edition. */
@Document("plans")
@TypeAlias("plan")
public record Plan(
    @Id PlanId id,
    @Version @Nullable Long version,
    Under under,
    Terms terms,
    int sequence,
    List<Announcement<PlanEvent>> outbox)
    implements Announcing<PlanEvent> {

  /** What a reader of the plan must know of its contract. */
  public record Under(ContractId contractId, String contractNumber, Period period) {}

  public Plan {
    outbox = List.copyOf(outbox);
  }

  public static Plan publish(PlanId id, Under under, Terms terms, Instant now) {
    return new Plan(id, null, under, terms, 0, List.of()).edition(under, terms, now);
  }

  /** The plan as it is told now: a new edition when anything differs, otherwise as it was. */
  public Plan toldAgain(Under nowUnder, Terms nowTerms, Instant now) {
    if (!nowUnder.contractId().equals(under.contractId())) {
      throw Refusal.conflict("plan-of-another-contract", Map.of("plan", id.value()));
    }
    return nowUnder.equals(under) && nowTerms.equals(terms)
        ? this
        : edition(nowUnder, nowTerms, now);
  }

  private Plan edition(Under nowUnder, Terms nowTerms, Instant now) {
    int next = sequence + 1;
    var published = new PlanPublished(next, nowUnder, nowTerms);
    return new Plan(
        id, version, nowUnder, nowTerms, next, Announcement.append(outbox, next, now, published));
  }

  @Override
  public String key() {
    return id.value();
  }
}

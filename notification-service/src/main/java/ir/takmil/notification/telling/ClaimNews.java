package ir.takmil.notification.telling;

import static ir.takmil.notification.wording.Persian.amount;
import static ir.takmil.notification.wording.Persian.day;
import static ir.takmil.notification.wording.Persian.digits;

import ir.takmil.notification.message.Message;
import ir.takmil.notification.message.MessageId;
import ir.takmil.notification.message.Template;
import ir.takmil.notification.message.Texts;
import ir.takmil.notification.telling.News.Approved;
import ir.takmil.notification.wording.Wording;
import ir.takmil.platform.inbox.Incoming;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns what happened to a claim into a message to the family's main insured, or stays silent. */
@Component
class ClaimNews {
  /** Steps inside the house, which say nothing to the insured that the next one does not. */
  static final Set<String> SILENT =
      Set.of(
          "claims.claim-handed-back.v1",
          "claims.claim-sent-to-examination.v1",
          "claims.claim-sent-back.v1",
          "claims.claim-hold-noted.v1",
          "claims.claim-closed.v1"); // the approval has already said that nothing is payable

  private final Wording wording;

  ClaimNews(Wording wording) {
    this.wording = wording;
  }

  /** Empty for the written silences, and for types that came after this was written. */
  Optional<Message> tell(Incoming event, Instant now) {
    return switch (event.type()) {
      case "claims.claim-registered.v1" -> {
        var news = event.as(News.Registered.class);
        yield told(
            event,
            now,
            Template.CLAIM_REGISTERED,
            Map.of(
                "requested", amount(news.requested()),
                "trackingCode", digits(news.trackingCode())));
      }
      case "claims.claim-taken.v1" -> told(event, now, Template.CLAIM_TAKEN, Map.of());
      case "claims.claim-returned.v1" -> {
        var news = event.as(News.Returned.class);
        yield told(
            event,
            now,
            Template.CLAIM_RETURNED,
            returned(news.kind()),
            Map.of(
                "reason", wording.reason(news.reasonCode()),
                "cureDeadline", day(news.cureDeadline())));
      }
      case "claims.claim-cure-reminded.v1" ->
          told(
              event,
              now,
              Template.CLAIM_CURE_REMINDED,
              Map.of("cureDeadline", day(event.as(News.CureReminded.class).cureDeadline())));
      case "claims.claim-resubmitted.v1" -> told(event, now, Template.CLAIM_RESUBMITTED, Map.of());
      case "claims.claim-approved.v1" -> {
        var news = event.as(Approved.class);
        yield told(
            event,
            now,
            Template.CLAIM_APPROVED,
            approved(news),
            Map.of(
                "requested", amount(news.requested()),
                "approved", amount(news.approved()),
                "deducted", amount(news.requested().minusAtMost(news.approved())),
                "deductions", listed(news.deductions())));
      }
      case "claims.claim-rejected.v1" ->
          told(
              event,
              now,
              Template.CLAIM_REJECTED,
              Map.of("reason", wording.reason(event.as(News.Rejected.class).reasonCode())));
      case "claims.claim-voided.v1" -> told(event, now, Template.CLAIM_VOIDED, Map.of());
      case "claims.claim-appealed.v1" -> told(event, now, Template.CLAIM_APPEALED, Map.of());
      case "claims.claim-originals-received.v1" ->
          told(event, now, Template.CLAIM_ORIGINALS_RECEIVED, Map.of());
      case "claims.claim-ordered.v1" -> {
        var news = event.as(News.Ordered.class);
        yield told(
            event,
            now,
            Template.CLAIM_ORDERED,
            Map.of(
                "transferOrderNumber", digits(news.transferOrderNumber()),
                "amount", amount(news.amount())));
      }
      case "claims.claim-sent-for-payment.v1" ->
          told(event, now, Template.CLAIM_SENT_FOR_PAYMENT, Map.of());
      case "claims.claim-paid.v1" -> {
        var news = event.as(News.Paid.class);
        yield told(
            event,
            now,
            Template.CLAIM_PAID,
            Map.of("amount", amount(news.amount()), "bankReference", news.bankReference()));
      }
      case "claims.claim-payment-failed.v1" -> {
        String reason = event.as(News.PaymentFailed.class).reason();
        yield told(
            event,
            now,
            Template.CLAIM_PAYMENT_FAILED,
            Map.of("reason", wording.reason(reason == null ? "other" : reason)));
      }
      default -> Optional.empty();
    };
  }

  private static String returned(String kind) {
    return switch (kind) {
      case "DEFICIENT", "NEEDS_VISIT", "NOT_COVERED" ->
          "claim-returned-" + kind.toLowerCase(Locale.ROOT).replace('_', '-');
      default -> "claim-returned";
    };
  }

  private static String approved(Approved news) {
    if (news.approved().isZero()) {
      return "claim-approved-nothing-payable";
    }
    return news.approved().equals(news.requested())
        ? "claim-approved"
        : "claim-approved-with-deductions";
  }

  private String listed(List<Approved.Deducted> deductions) {
    return deductions.stream()
        .map(deducted -> wording.reason(deducted.code()) + " " + amount(deducted.amount()))
        .collect(Collectors.joining("، "));
  }

  private Optional<Message> told(
      Incoming event, Instant now, Template template, Map<String, String> facts) {
    return told(event, now, template, template.code(), facts);
  }

  private Optional<Message> told(
      Incoming event, Instant now, Template template, String key, Map<String, String> facts) {
    var claim = event.as(News.OfClaim.class);
    var all = new HashMap<>(facts);
    all.put("claimNumber", digits(claim.claimNumber()));
    Texts texts = wording.of(key, all);
    return Optional.of(
        Message.of(
            MessageId.ofEvent(event.id()),
            claim.mainInsuredId(),
            claim.claimId(),
            template,
            texts,
            event.at(),
            now));
  }
}

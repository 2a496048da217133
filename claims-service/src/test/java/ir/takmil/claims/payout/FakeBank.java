package ir.takmil.claims.payout;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import ir.takmil.claims.payout.BankReport.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bank that knows its trade, in a mood. */
final class FakeBank implements Bank {
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, Map<String, Outcome>> outcomes = new HashMap<>();
  private final List<String> paid = new ArrayList<>();
  private final Set<String> closed = new HashSet<>();
  private int failures;
  private boolean takesBeforeItFails;
  private boolean silent;

  synchronized void failNext(int calls, boolean takesBeforeItFails) {
    this.failures = calls;
    this.takesBeforeItFails = takesBeforeItFails;
  }

  /** Says nothing of any file until told otherwise. */
  synchronized void silent(boolean silent) {
    this.silent = silent;
  }

  synchronized void close(String iban) {
    closed.add(iban);
  }

  synchronized void reopen(String iban) {
    closed.remove(iban);
  }

  @Override
  public synchronized void deliver(String messageId, String file) {
    boolean fails = failures > 0;
    if (fails) {
      failures--;
    }
    if (!fails || takesBeforeItFails) {
      String before = files.putIfAbsent(messageId, file);
      if (before != null && !before.equals(file)) {
        throw new IllegalStateException("the same message id with other bytes");
      }
      if (before == null) {
        outcomes.put(messageId, settle(file));
      }
    }
    if (fails) {
      throw new IllegalStateException("the line went dead");
    }
  }

  private Map<String, Outcome> settle(String file) {
    var settled = new HashMap<String, Outcome>();
    for (var payment :
        MxPain00100109.parse(file).getCstmrCdtTrfInitn().getPmtInf().getFirst().getCdtTrfTxInf()) {
      String id = payment.getPmtId().getEndToEndId();
      if (closed.contains(payment.getCdtrAcct().getId().getIBAN())) {
        settled.put(id, new Outcome.Refused("AC04"));
      } else if (paid.contains(id)) {
        settled.put(id, new Outcome.Refused("DU04"));
      } else {
        paid.add(id);
        settled.put(id, new Outcome.Settled("99%010d".formatted(paid.size())));
      }
    }
    return settled;
  }

  @Override
  public synchronized Optional<BankReport> report(String messageId) {
    return silent
        ? Optional.empty()
        : Optional.ofNullable(outcomes.get(messageId))
            .map(known -> new BankReport(known, Optional.empty()));
  }

  synchronized Optional<String> file(String messageId) {
    return Optional.ofNullable(files.get(messageId));
  }

  /** How often an order was paid. */
  synchronized long paid(TransferOrder order) {
    return paid.stream().filter(PaymentFile.endToEndId(order.id())::equals).count();
  }
}

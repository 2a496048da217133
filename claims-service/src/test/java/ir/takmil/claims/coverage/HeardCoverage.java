package ir.takmil.claims.coverage;

import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.testing.PolicyWords;
import ir.takmil.platform.inbox.Inbox;
import java.time.LocalDate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a test lets the neighbours say, heard by the real listeners. */
public final class HeardCoverage {
  private static final Inbox INBOX = new Inbox(JsonMapper.builder().build());

  private final MongoTemplate store;
  private int said;

  public HeardCoverage(MongoTemplate store) {
    this.store = store;
  }

  public Coverages coverages() {
    return new Coverages(store);
  }

  public void membership(
      String contract, String plan, PersonId person, PersonId main, boolean restricted) {
    policy()
        .membership(
            record(
                PolicyWords.message(
                    "policy.membership",
                    "m-" + person.value(),
                    ++said,
                    "policy.membership-changed.v1",
                    """
                    {"membershipId": "m-%s", "contractId": "%s", "planId": "%s", "personId": "%s",
                     "mainInsuredId": "%s", "relation": "SON", "from": "2026-03-26", "to": "2027-03-26",
                     "basicInsurer": "NONE", "specialPatient": false, "payeeReady": true, "restricted": %s}
                    """
                        .formatted(
                            person.value(),
                            contract,
                            plan,
                            person.value(),
                            main.value(),
                            restricted))));
  }

  /**
   * GLASSES under OPTICAL.
   *
   * @param steps and {@code subLimit} as JSON
   */
  public void plan(
      int version,
      String plan,
      String contract,
      String policy,
      int share,
      String steps,
      String subLimit) {
    policy()
        .plan(
            record(
                PolicyWords.message(
                    "policy.plan",
                    plan,
                    version,
                    "policy.plan-published.v1",
                    """
                    {"planId": "%s", "version": %d, "contractId": "%s", "contractNumber": "1405/1/14/9/165",
                     "contractStart": "2026-03-26", "contractEnd": "2027-03-26", "title": "طرح یک",
                     "covers": [{"code": "OPTICAL", "title": "عینک", "ceiling": {"scope": "PERSON", "amount": null},
                       "services": [{"code": "GLASSES", "title": "عینک", "requiredDocuments": [],
                         "ePrescription": false, "subLimit": %s}]}],
                     "franchise": {"policy": "%s", "basisPoints": %d}, "steps": [%s],
                     "submissionDeadlineDays": 90, "cureDeadlineDays": 30, "examinationThreshold": null}
                    """
                        .formatted(plan, version, contract, subLimit, policy, share, steps))));
  }

  public void tariff(String id, String service, LocalDate from, long unitPrice) {
    new ProviderListener(INBOX, new Replicas(store))
        .tariff(
            record(
                PolicyWords.message(
                    "provider.tariff",
                    id,
                    1,
                    "provider.tariff-set.v1",
                    """
                    {"tariffId": "%s", "serviceCode": "%s", "centreKind": null, "from": "%s", "to": null,
                     "unitPrice": %d}
                    """
                        .formatted(id, service, from, unitPrice))));
  }

  private PolicyListener policy() {
    return new PolicyListener(INBOX, new Replicas(store));
  }

  private static ConsumerRecord<String, byte[]> record(ProducerRecord<String, byte[]> message) {
    var heard =
        new ConsumerRecord<String, byte[]>(message.topic(), 0, 0, message.key(), message.value());
    message.headers().forEach(header -> heard.headers().add(header));
    return heard;
  }
}

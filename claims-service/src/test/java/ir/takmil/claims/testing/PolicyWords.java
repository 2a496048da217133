package ir.takmil.claims.testing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What policy-service and provider-service say, as a test needs it said. */
public final class PolicyWords {
  private PolicyWords() {}

  public static ProducerRecord<String, byte[]> membership(
      int sequence, String id, String contract, String plan, String person, String main) {
    return membership(sequence, id, contract, plan, person, main, true);
  }

  public static ProducerRecord<String, byte[]> membership(
      int sequence,
      String id,
      String contract,
      String plan,
      String person,
      String main,
      boolean payeeReady) {
    return message(
        "policy.membership",
        id,
        sequence,
        "policy.membership-changed.v1",
        """
        {"membershipId": "%s", "contractId": "%s", "planId": "%s", "personId": "%s", "mainInsuredId": "%s",
         "relation": "MAIN", "from": "2026-03-26", "to": "2027-03-26", "basicInsurer": "SOCIAL_SECURITY",
         "specialPatient": false, "payeeReady": %s}
        """
            .formatted(id, contract, plan, person, main, payeeReady));
  }

  public static ProducerRecord<String, byte[]> plan(int sequence, String plan, String contract) {
    return plan(
        sequence, plan, contract, LocalDate.parse("2026-03-26"), LocalDate.parse("2027-03-26"));
  }

  /** Pharmacy under DRUGS with a starred invoice, radiology under PARA1 with a starred report. */
  public static ProducerRecord<String, byte[]> plan(
      int sequence, String plan, String contract, LocalDate start, LocalDate end) {
    return message(
        "policy.plan",
        plan,
        sequence,
        "policy.plan-published.v1",
        """
        {"planId": "%s", "version": %d, "contractId": "%s", "contractNumber": "1405/1/14/9/165",
         "contractStart": "%s", "contractEnd": "%s", "title": "طرح یک",
         "covers": [
           {"code": "DRUGS", "title": "دارو و ملزومات دارویی", "ceiling": {"scope": "PERSON", "amount": 100000000},
            "services": [{"code": "PHARMACY", "title": "دارو و ملزومات دارویی",
              "requiredDocuments": [{"kind": "INVOICE", "required": true}, {"kind": "PRESCRIPTION", "required": false}],
              "ePrescription": true}]},
           {"code": "PARA1", "title": "پاراکلینیکی ۱", "ceiling": {"scope": "FAMILY", "amount": null},
            "services": [{"code": "RADIOLOGY", "title": "انواع رادیوگرافی",
              "requiredDocuments": [{"kind": "REPORT", "required": true}], "ePrescription": false}]}],
         "franchise": {"policy": "ALWAYS_PERCENT", "basisPoints": 1000},
         "steps": ["NOT_COVERED", "TARIFF_CAP", "BASIC_SHARE", "FRANCHISE", "HELD_CEILING"],
         "submissionDeadlineDays": 90, "cureDeadlineDays": 30, "examinationThreshold": null}
        """
            .formatted(plan, sequence, contract, start, end));
  }

  public static ProducerRecord<String, byte[]> ceilingHeld(
      int sequence, String account, String claim, long held) {
    return message(
        "policy.ceiling",
        account,
        sequence,
        "policy.ceiling-held.v1",
        """
        {"accountId": "%s", "claimId": "%s", "requested": %d, "held": %d, "remaining": 0}
        """
            .formatted(account, claim, held, held));
  }

  public static ProducerRecord<String, byte[]> message(
      String topic, String aggregate, int sequence, String type, String json) {
    var record =
        new ProducerRecord<String, byte[]>(
            topic, null, aggregate, json.getBytes(StandardCharsets.UTF_8));
    header(record, "ce_id", aggregate + "/" + sequence);
    header(record, "ce_type", type);
    header(record, "ce_time", "2026-11-21T10:00:00Z");
    return record;
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}

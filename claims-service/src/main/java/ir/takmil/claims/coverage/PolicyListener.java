package ir.takmil.claims.coverage;

import static java.util.Objects.requireNonNullElse;

import ir.takmil.claims.claim.ContractId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.PlanId;
import ir.takmil.platform.inbox.Inbox;
import ir.takmil.platform.inbox.Incoming;
import ir.takmil.platform.value.Rials;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears who is insured, where, and by which plan. */
@Component
class PolicyListener {
  private final Inbox inbox;
  private final Replicas replicas;

  PolicyListener(Inbox inbox, Replicas replicas) {
    this.inbox = inbox;
    this.replicas = replicas;
  }

  @KafkaListener(id = "memberships", idIsGroup = false, topics = "policy.membership")
  void membership(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "policy.membership-changed.v1" -> keep(message, message.as(MembershipChanged.class));
      default -> {} // not for us
    }
  }

  @KafkaListener(id = "plans", idIsGroup = false, topics = "policy.plan")
  void plan(ConsumerRecord<String, byte[]> record) {
    Incoming message = inbox.read(record);
    switch (message.type()) {
      case "policy.plan-published.v1" -> keep(message, message.as(PlanPublished.class));
      default -> {} // not for us
    }
  }

  record MembershipChanged(
      String membershipId,
      String contractId,
      String planId,
      String personId,
      String mainInsuredId,
      LocalDate from,
      LocalDate to,
      boolean specialPatient,
      boolean payeeReady,
      @Nullable LocalDate insuredSince,
      @Nullable Boolean restricted) {}

  record PlanPublished(
      String planId,
      int version,
      String contractId,
      String contractNumber,
      LocalDate contractStart,
      LocalDate contractEnd,
      String title,
      List<Plan.Cover> covers,
      Plan.Franchise franchise,
      List<String> steps,
      int submissionDeadlineDays,
      Plan.@Nullable AfterContract submissionAfterContract,
      int cureDeadlineDays,
      @Nullable Rials examinationThreshold,
      @Nullable Rials automaticApprovalThreshold,
      @Nullable List<Plan.OriginalsRule> originals,
      @Nullable Boolean specialPatientsExempt,
      @Nullable LocalDate inForceFrom,
      @Nullable Integer appealWindowDays) {}

  private void keep(Incoming message, MembershipChanged told) {
    replicas.keep(
        told.membershipId(),
        message.sequence(),
        new Membership(
            told.membershipId(),
            new ContractId(told.contractId()),
            new PlanId(told.planId()),
            new PersonId(told.personId()),
            new PersonId(told.mainInsuredId()),
            told.from(),
            told.to(),
            told.specialPatient(),
            told.payeeReady(),
            told.insuredSince(),
            Boolean.TRUE.equals(told.restricted()),
            message.sequence()));
  }

  private void keep(Incoming message, PlanPublished told) {
    replicas.keep(
        new Plan(
            new PlanId(told.planId()),
            told.version(),
            new ContractId(told.contractId()),
            told.contractNumber(),
            told.contractStart(),
            told.contractEnd(),
            told.title(),
            told.covers(),
            told.franchise(),
            told.steps(),
            told.submissionDeadlineDays(),
            told.submissionAfterContract(),
            told.cureDeadlineDays(),
            told.examinationThreshold(),
            told.automaticApprovalThreshold(),
            requireNonNullElse(told.originals(), List.of()),
            requireNonNullElse(told.specialPatientsExempt(), true),
            requireNonNullElse(told.inForceFrom(), told.contractStart()),
            told.appealWindowDays(),
            message.sequence()));
  }
}

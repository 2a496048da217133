package ir.takmil.policy.publishing;

import ir.takmil.platform.outbox.Relay;
import ir.takmil.platform.outbox.Relays;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.CeilingEvent;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.PlanEvent;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.membership.MembershipEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** One topic an aggregate; what others replicate is compacted. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {
  private static final String PLAN = "policy.plan";
  private static final String MEMBERSHIP = "policy.membership";
  private static final String CEILING = "policy.ceiling";

  @Bean
  KafkaAdmin.NewTopics topics() {
    return new KafkaAdmin.NewTopics(
        topic(PLAN).compact().build(), topic(MEMBERSHIP).compact().build(), topic(CEILING).build());
  }

  private static TopicBuilder topic(String name) {
    return TopicBuilder.name(name).partitions(3).replicas(-1 /* the broker's own default */);
  }

  @Bean
  Relay<Plan, PlanEvent> planRelay(Relays relays) {
    return relays.relay(Plan.class, PLAN, PlanLanguage::say);
  }

  @Bean
  Relay<Membership, MembershipEvent> membershipRelay(Relays relays) {
    return relays.relay(Membership.class, MEMBERSHIP, MembershipLanguage::say);
  }

  @Bean
  Relay<CeilingAccount, CeilingEvent> ceilingRelay(Relays relays) {
    return relays.relay(CeilingAccount.class, CEILING, CeilingLanguage::say);
  }
}

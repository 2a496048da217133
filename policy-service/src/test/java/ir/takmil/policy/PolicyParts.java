package ir.takmil.policy;

import ir.takmil.platform.testing.MovableClock;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.policy.codes.Phones;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.TopicBuilder;

/** The whole service, once for all tests that need it, on a day that stands still. */
@RealParts
@Import(PolicyParts.Surroundings.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PolicyParts {

  /** What is there beside the service itself. */
  @TestConfiguration(proxyBeanMethods = false)
  class Surroundings {
    @Bean
    MovableClock clock() {
      return MovableClock.at("2026-06-01T08:00:00Z");
    }

    @Bean
    @Primary
    Phones phones() {
      return new Phones();
    }

    /** Claims-service makes it where there is one. */
    @Bean
    NewTopic claims() {
      return TopicBuilder.name("claims.claim").partitions(3).replicas(-1).build();
    }
  }
}

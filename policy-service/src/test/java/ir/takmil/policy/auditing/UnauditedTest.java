package ir.takmil.policy.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.testing.RealParts;
import ir.takmil.policy.Doors;
import ir.takmil.policy.Family;
import ir.takmil.policy.PolicyParts;
import java.time.Clock;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.test.annotation.DirtiesContext;

/** Where nothing can be written down, nothing is done, although everything else would work. */
@RealParts
@Import({PolicyParts.Surroundings.class, UnauditedTest.AuditAway.class})
@DirtiesContext
class UnauditedTest {

  @TestConfiguration(proxyBeanMethods = false)
  static class AuditAway {
    @Bean
    Audit audit(Clock clock) {
      return new Audit(
          new MongoTemplate(
              new SimpleMongoClientDatabaseFactory(
                  "mongodb://127.0.0.1:1/audit?serverSelectionTimeoutMS=200")),
          clock);
    }
  }

  @Test
  void noChangeIsMadeAndNothingIsRead(@LocalServerPort int port, @Autowired MongoTemplate mongo) {
    Doors doors = Doors.at(port);
    Family family = Family.invented();
    String mother = "/people/" + family.mother().value();

    refused(doors.operator().put(mother, family.motherBody()));
    refused(doors.operator().put("/contracts/" + family.contract().value(), family.contractBody()));
    refused(doors.service("claims-service").get("/internal" + mother + "/payee"));
    assertThat(mongo.findAll(Document.class, "people")).isEmpty();
    assertThat(mongo.findAll(Document.class, "contracts")).isEmpty();
  }

  private static void refused(Doors.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body().get("code").asString()).isEqualTo("store-away");
  }
}

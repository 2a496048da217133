package ir.takmil.policy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import ir.takmil.platform.testing.BackingServices;
import ir.takmil.platform.web.Problems;
import ir.takmil.platform.web.Sentences;
import java.util.Collection;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.ClassUtils;

/** An import in any stage that one process wrote, another that has not yet written reads. */
class StoredImportTest {
  private static final String DATABASE = "stored-imports-" + Long.toString(System.nanoTime(), 36);

  @AutoConfigurationPackage(basePackages = {"ir.takmil.policy", "ir.takmil.platform.importing"})
  static class OfThisService {
    @Bean
    Problems problems(ObjectProvider<Tracer> tracer) {
      return new Problems(new Sentences(), tracer);
    }
  }

  @Test
  void everyStageIsReadBackByAnotherProcessUnderNamesThatAreOurs() {
    Collection<ListImport> all = ListImportTest.inEveryStage().values();

    inAProcess(mongo -> all.forEach(mongo::insert));

    inAProcess(mongo -> {
      for (ListImport one : all) {
        assertThat(mongo.findById(one.id(), ListImport.class))
            .usingRecursiveComparison()
            .ignoringFields("version")
            .isEqualTo(one);
        assertThat(String.valueOf(mongo.findById(one.id().value(), Document.class, "imports")))
            .doesNotContain("ir.takmil")
            .contains("kind=list-import");
      }
    });
  }

  private static void inAProcess(Consumer<MongoTemplate> work) {
    new ApplicationContextRunner()
        .withUserConfiguration(OfThisService.class)
        .withConfiguration(
            AutoConfigurations.of(
                MongoAutoConfiguration.class,
                DataMongoAutoConfiguration.class,
                ClassUtils.resolveClassName("ir.takmil.platform.store.StoreConfiguration", null)))
        .withPropertyValues(
            "spring.mongodb.uri=" + BackingServices.storeUri(),
            "spring.mongodb.database=" + DATABASE)
        .run(context -> work.accept(context.getBean(MongoTemplate.class)));
  }
}

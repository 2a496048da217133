package ir.takmil.platform.testing;

import io.micrometer.tracing.Tracer;
import ir.takmil.platform.web.Problems;
import ir.takmil.platform.web.Sentences;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A service's documents as its process finds them that has just started, without the service. */
public final class StoreAlone {
  private StoreAlone() {}

  /**
   * @param packages the service's, with all that it stores
   * @param database which another process may have written
   */
  public static <T> T at(
      String uri, String database, String packages, Function<MongoTemplate, T> work) {
    var result = new AtomicReference<T>();
    new ApplicationContextRunner()
        .withInitializer(context ->
            AutoConfigurationPackages.register(
                (BeanDefinitionRegistry) context.getBeanFactory(), packages))
        .withConfiguration(
            AutoConfigurations.of(
                MongoAutoConfiguration.class,
                DataMongoAutoConfiguration.class,
                storeConfiguration()))
        .withUserConfiguration(Refusing.class)
        .withPropertyValues("spring.mongodb.uri=" + uri, "spring.mongodb.database=" + database)
        .run(context -> result.set(work.apply(context.getBean(MongoTemplate.class))));
    return result.get();
  }

  /** Package-private, and named by its auto-configuration file only. */
  private static Class<?> storeConfiguration() {
    try {
      return Class.forName("ir.takmil.platform.store.StoreConfiguration");
    } catch (ClassNotFoundException moved) {
      throw new IllegalStateException(moved);
    }
  }

  static class Refusing {
    @Bean
    Problems problems(ObjectProvider<Tracer> tracer) {
      return new Problems(new Sentences(), tracer);
    }
  }
}

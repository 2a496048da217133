package ir.takmil.platform.importing;

import ir.takmil.platform.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** For a service that gives {@link Imports}, a reader and an applier of its files. */
@AutoConfiguration(afterName = "ir.takmil.platform.vault.VaultConfiguration")
@AutoConfigurationPackage
@ConditionalOnBean(Imports.class)
class ImportingConfiguration {

  @Bean
  Papers papers(MongoTemplate mongo, Vault vault, Clock clock) {
    return new Papers(mongo, vault, clock);
  }

  @Bean
  <I extends FileImport<I>> ImportWork<I> importWork(
      Imports<I> imports,
      Papers papers,
      ImportWork.Reader<I> reader,
      ImportWork.Applier<I> applier,
      Clock clock) {
    return new ImportWork<>(imports, papers, reader, applier, clock);
  }

  /**
   * @param open false where others do the work: a process that only takes requests
   */
  @Bean
  ImportDesk importDesk(
      ImportWork<?> work,
      Clock clock,
      @Value("${takmil.importing.look-every:5s}") Duration lookEvery,
      @Value("${takmil.importing.open:true}") boolean open) {
    return new ImportDesk(work, clock, lookEvery, open);
  }

  @Bean
  <I extends FileImport<I>> Importing<I> importing(
      Imports<I> imports,
      Papers papers,
      ImportDesk desk,
      Vault vault,
      JsonMapper json,
      Clock clock) {
    return new Importing<>(imports, papers, desk, vault, json, clock);
  }
}

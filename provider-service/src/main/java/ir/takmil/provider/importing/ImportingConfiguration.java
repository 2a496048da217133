package ir.takmil.provider.importing;

import ir.takmil.platform.importing.Imports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

@Configuration(proxyBeanMethods = false)
class ImportingConfiguration {
  @Bean
  Imports<DirectoryImport> imports(MongoTemplate mongo) {
    return new Imports<>(mongo, DirectoryImport.class, "subject");
  }
}

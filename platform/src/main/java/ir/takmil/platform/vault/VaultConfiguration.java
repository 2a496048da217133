package ir.takmil.platform.vault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnProperty("takmil.vault-key")
class VaultConfiguration {

  @Bean
  Vault vault(@Value("${takmil.vault-key}") String key) {
    return new Vault(key);
  }
}

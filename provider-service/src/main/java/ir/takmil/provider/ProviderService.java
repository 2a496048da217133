package ir.takmil.provider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class ProviderService {
  public static void main(String[] args) {
    SpringApplication.run(ProviderService.class, args);
  }
}

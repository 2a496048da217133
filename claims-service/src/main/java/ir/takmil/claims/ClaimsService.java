package ir.takmil.claims;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
class ClaimsService {
  public static void main(String[] args) {
    SpringApplication.run(ClaimsService.class, args);
  }
}

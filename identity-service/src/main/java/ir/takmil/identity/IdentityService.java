package ir.takmil.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Who is who. */
@SpringBootApplication
@EnableScheduling
public class IdentityService {
  public static void main(String[] args) {
    SpringApplication.run(IdentityService.class, args);
  }
}

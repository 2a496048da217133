package ir.takmil.policy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
public class PolicyService {
  public static void main(String[] arguments) {
    SpringApplication.run(PolicyService.class, arguments);
  }
}

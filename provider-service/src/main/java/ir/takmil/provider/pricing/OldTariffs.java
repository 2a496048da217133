package ir.takmil.provider.pricing;

import ir.takmil.provider.tariff.Tariffs;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Brings what an earlier release stored to what this one goes by, at the start. */
@Component
class OldTariffs implements ApplicationRunner {
  private final Tariffs tariffs;

  OldTariffs(Tariffs tariffs) {
    this.tariffs = tariffs;
  }

  @Override
  public void run(ApplicationArguments none) {
    tariffs.rememberSlots();
  }
}

package ir.takmil.provider.importing;

import org.springframework.stereotype.Component;

/** The table of each subject. */
@Component
class Tables {
  private final CentreTable centres;
  private final TariffTable tariffs;

  Tables(CentreTable centres, TariffTable tariffs) {
    this.centres = centres;
    this.tariffs = tariffs;
  }

  Table<?, ?> of(Subject subject) {
    return switch (subject) {
      case CENTRES -> centres;
      case TARIFFS -> tariffs;
    };
  }
}

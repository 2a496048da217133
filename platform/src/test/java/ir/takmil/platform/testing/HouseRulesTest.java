package ir.takmil.platform.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house bites on code that breaks it, and the platform itself keeps them. */
class HouseRulesTest {
  private static final JavaClasses BAD =
      new ClassFileImporter().importPackages("ir.takmil.platform.testing.bad");
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ir.takmil.platform");

  static Stream<ArchRule> rules() {
    return Stream.of(
        HouseRules.timeComesFromAClock,
        HouseRules.nothingIsInjectedIntoFields,
        HouseRules.namesSayWhatThingsAre,
        HouseRules.doorsStayInside,
        HouseRules.everyChangeIsAudited("ir.takmil.platform.testing.bad"),
        HouseRules.modelStandsAlone("ir.takmil.platform.testing.bad"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void bites(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(BAD)).isInstanceOf(AssertionError.class);
  }

  @Test
  void anOperationWithoutAWordAboutItsCallersIsFound() {
    ArchRule everywhere = HouseRules.everyDoorSaysWhoMayEnter("ir.takmil..");
    assertThatThrownBy(() -> everywhere.check(BAD)).isInstanceOf(AssertionError.class);
  }

  @Test
  void thePlatformKeepsThem() {
    HouseRules.timeComesFromAClock.check(OURS);
    HouseRules.nothingIsInjectedIntoFields.check(OURS);
    HouseRules.namesSayWhatThingsAre.check(OURS);
    HouseRules.doorsStayInside.check(OURS);
  }
}

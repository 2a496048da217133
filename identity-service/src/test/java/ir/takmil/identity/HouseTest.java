package ir.takmil.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import ir.takmil.platform.testing.HouseRules;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "ir.takmil.identity", importOptions = DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

  private static final String[] ACTIVITIES = {
    "ir.takmil.identity.registration..",
    "ir.takmil.identity.login..",
    "ir.takmil.identity.enquiry..",
    "ir.takmil.identity.publishing.."
  };

  @ArchTest
  static final ArchRule modelStandsAlone =
      HouseRules.modelStandsAlone("ir.takmil.identity.account");

  /** Account, security code and tries are the model; an arrow never leaves it. */
  @ArchTest
  static final ArchRule theModelKnowsNoActivity =
      noClasses()
          .that()
          .resideOutsideOfPackages(ACTIVITIES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ACTIVITIES);

  @ArchTest static final ArchRule registrationKnowsNoOther = knowsNoOther(0);
  @ArchTest static final ArchRule loginKnowsNoOther = knowsNoOther(1);
  @ArchTest static final ArchRule enquiryKnowsNoOther = knowsNoOther(2);
  @ArchTest static final ArchRule publishingKnowsNoOther = knowsNoOther(3);

  private static ArchRule knowsNoOther(int activity) {
    return noClasses()
        .that()
        .resideInAPackage(ACTIVITIES[activity])
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(ACTIVITIES)
                .filter(other -> !other.equals(ACTIVITIES[activity]))
                .toArray(String[]::new));
  }
}

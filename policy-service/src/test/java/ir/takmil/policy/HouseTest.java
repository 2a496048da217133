package ir.takmil.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import ir.takmil.platform.testing.HouseRules;

@AnalyzeClasses(packages = "ir.takmil.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  private static final String[] ACTIVITIES = {
    "ir.takmil.policy.importing..",
    "ir.takmil.policy.holding..",
    "ir.takmil.policy.enquiry..",
    "ir.takmil.policy.identification..",
    "ir.takmil.policy.publishing..",
    "ir.takmil.policy.auditing..",
    "ir.takmil.policy.changing.."
  };

  @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule whatWasBoughtStandsAlone =
      HouseRules.modelStandsAlone("ir.takmil.policy.contract");

  /** Contract, person, membership and ceiling are the model; an arrow never leaves it. */
  @ArchTest
  static final ArchRule theModelKnowsNoActivity =
      noClasses()
          .that()
          .resideOutsideOfPackages(ACTIVITIES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ACTIVITIES);

  @ArchTest static final ArchRule importingKnowsNoOther = knowsNoOther(0);
  @ArchTest static final ArchRule holdingKnowsNoOther = knowsNoOther(1);
  @ArchTest static final ArchRule enquiryKnowsNoOther = knowsNoOther(2);
  @ArchTest static final ArchRule identificationKnowsNoOther = knowsNoOther(3);
  @ArchTest static final ArchRule publishingKnowsNoOther = knowsNoOther(4);
  @ArchTest static final ArchRule changingKnowsNoOther = knowsNoOther(6);
  @ArchTest static final ArchRule auditingKnowsNoOther = knowsNoOther(5);

  @ArchTest
  static final ArchRule everyChangeIsAudited =
      HouseRules.everyChangeIsAudited("ir.takmil.policy..");

  private static ArchRule knowsNoOther(int activity) {
    return noClasses()
        .that()
        .resideInAPackage(ACTIVITIES[activity])
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            java.util.stream.IntStream.range(0, ACTIVITIES.length)
                .filter(other -> other != activity)
                .mapToObj(other -> ACTIVITIES[other])
                .toArray(String[]::new));
  }
}

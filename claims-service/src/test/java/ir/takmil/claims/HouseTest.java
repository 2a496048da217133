package ir.takmil.claims;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import ir.takmil.platform.testing.HouseRules;

@AnalyzeClasses(packages = "ir.takmil.claims", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule everyChangeIsAudited =
      HouseRules.everyChangeIsAudited("ir.takmil.claims..");

  @ArchTest static final ArchRule model = HouseRules.modelStandsAlone("ir.takmil.claims.claim");

  /** Each may use the model, what we have heard of coverage, and the pictures. */
  @ArchTest
  static final ArchRule activitiesDoNotKnowEachOther =
      slices()
          .matching("ir.takmil.claims.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "ir.takmil.claims.claim..",
                  "ir.takmil.claims.coverage..",
                  "ir.takmil.claims.picture.."))
          .ignoreDependency(resideInAnyPackage("ir.takmil.claims.publishing.."), alwaysTrue());
}

package ir.takmil.identity;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import ir.takmil.platform.testing.HouseRules;

@AnalyzeClasses(packages = "ir.takmil.identity", importOptions = DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule modelStandsAlone =
      HouseRules.modelStandsAlone("ir.takmil.identity.account");
}

package ir.takmil.provider;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import ir.takmil.platform.testing.HouseRules;

@AnalyzeClasses(
    packages = "ir.takmil.provider",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);

  @ArchTest static final ArchRule model = HouseRules.modelStandsAlone("ir.takmil.provider.centre");
}

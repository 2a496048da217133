package ir.takmil.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import ir.takmil.platform.testing.HouseRules;

@AnalyzeClasses(packages = "ir.takmil.gateway", importOptions = DoNotIncludeTests.class)
class HouseTest {
  @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);
}

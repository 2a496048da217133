package ir.takmil.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import ir.takmil.platform.audit.Audit;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rules of the house as tests. A service takes them in with {@code @ArchTest static final
 * ArchTests house = ArchTests.in(HouseRules.class)} and adds {@link #modelStandsAlone} for its
 * model.
 */
public final class HouseRules {
  private HouseRules() {}

  @ArchTest
  public static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("time is a Clock in use cases and an argument of the aggregate");

  @ArchTest
  public static final ArchRule nothingIsInjectedIntoFields =
      fields()
          .should()
          .notBeAnnotatedWith(Autowired.class)
          .because("what a class needs stands in its constructor");

  @ArchTest
  public static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .orShould()
          .haveSimpleNameEndingWith("DTO")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Handler")
          .orShould()
          .haveSimpleNameEndingWith("Entity");

  @ArchTest
  public static final ArchRule doorsStayInside =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .or()
          .haveSimpleNameEndingWith("Listener")
          .should()
          .notHaveModifier(JavaModifier.PUBLIC)
          .because("public is a decision, and nobody calls a door from code")
          .allowEmptyShould(true);

  @ArchTest
  public static final ArchRule everyDoorSaysWhoMayEnter = everyDoorSaysWhoMayEnter("ir.takmil.*..");

  static ArchRule everyDoorSaysWhoMayEnter(String packages) {
    return methods()
        .that()
        .areMetaAnnotatedWith(RequestMapping.class)
        .and()
        .areDeclaredInClassesThat(
            JavaClass.Predicates.resideInAPackage(packages)
                .and(CanBeAnnotated.Predicates.annotatedWith(RestController.class)))
        .should()
        .beAnnotatedWith(RolesAllowed.class)
        .orShould()
        .beAnnotatedWith(PermitAll.class)
        .because("an operation without a word about who may call it is open by accident")
        .allowEmptyShould(true);
  }

  /**
   * For a service that audits: whatever is not a plain reading writes itself down, in the door's
   * own method, so that no new door forgets it.
   */
  public static ArchRule everyChangeIsAudited(String packages) {
    return methods()
        .that()
        .areMetaAnnotatedWith(RequestMapping.class)
        .and()
        .areNotAnnotatedWith(GetMapping.class)
        .and()
        .areDeclaredInClassesThat(
            JavaClass.Predicates.resideInAPackage(packages)
                .and(CanBeAnnotated.Predicates.annotatedWith(RestController.class)))
        .should(
            new ArchCondition<>("call Audit.record") {
              @Override
              public void check(JavaMethod door, ConditionEvents events) {
                boolean audited =
                    door.getMethodCallsFromSelf().stream()
                        .anyMatch(call ->
                            call.getTargetOwner().isEquivalentTo(Audit.class)
                                && call.getName().equals("record"));
                events.add(
                    new SimpleConditionEvent(door, audited, door.getFullName() + " is unaudited"));
              }
            });
  }

  @ArchTest
  public static final ArchRule packagesFormNoCircle =
      SlicesRuleDefinition.slices()
          .matching("ir.takmil.*.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);

  /**
   * The model uses the JDK, the platform's value types and outbox shapes, JSpecify and mapping
   * annotations; nothing else.
   */
  public static ArchRule modelStandsAlone(String modelPackage) {
    return noClasses()
        .that()
        .resideInAPackage(modelPackage)
        .and()
        .areNotAnnotatedWith(org.springframework.stereotype.Repository.class)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are neither the JDK's, the platform's types, JSpecify's, mapping annotations nor the model itself",
                (JavaClass other) -> {
                  String name = other.getPackageName();
                  return !(name.startsWith("java.")
                      || name.isEmpty()
                      || name.equals("org.jspecify.annotations")
                      || name.equals("ir.takmil.platform")
                      || name.equals("ir.takmil.platform.value")
                      || name.equals("ir.takmil.platform.outbox")
                      || name.equals("ir.takmil.platform.inbox")
                      || name.equals("ir.takmil.platform.web")
                      || name.equals("org.springframework.data.annotation")
                      || name.startsWith("org.springframework.data.mongodb.core.mapping")
                      || name.startsWith("org.springframework.data.mongodb.core.index")
                      || name.startsWith("com.fasterxml.jackson.annotation")
                      || name.equals(modelPackage));
                }));
  }

  /** Activities use the model, never each other. */
  public static ArchRule activitiesDoNotKnowEachOther(String service, String model) {
    return SlicesRuleDefinition.slices()
        .matching("ir.takmil." + service + ".(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAPackage("ir.takmil." + service + "." + model + ".."));
  }
}

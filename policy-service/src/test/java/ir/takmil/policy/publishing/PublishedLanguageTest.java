package ir.takmil.policy.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.takmil.platform.audit.Anchor;
import ir.takmil.platform.outbox.Message;
import ir.takmil.platform.value.BasisPoints;
import ir.takmil.platform.value.Rials;
import ir.takmil.policy.Invented;
import ir.takmil.policy.ceiling.AccountId;
import ir.takmil.policy.ceiling.CeilingAccount;
import ir.takmil.policy.ceiling.ClaimId;
import ir.takmil.policy.contract.AfterContract;
import ir.takmil.policy.contract.AgeRule;
import ir.takmil.policy.contract.Ceiling;
import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.CoverCode;
import ir.takmil.policy.contract.DocumentKind;
import ir.takmil.policy.contract.Ending;
import ir.takmil.policy.contract.Franchise;
import ir.takmil.policy.contract.MedicalService;
import ir.takmil.policy.contract.OriginalsRule;
import ir.takmil.policy.contract.Period;
import ir.takmil.policy.contract.Plan;
import ir.takmil.policy.contract.Relation;
import ir.takmil.policy.contract.RequiredDocument;
import ir.takmil.policy.contract.ServiceCode;
import ir.takmil.policy.contract.Step;
import ir.takmil.policy.contract.SubLimit;
import ir.takmil.policy.contract.Terms;
import ir.takmil.policy.membership.BasicInsurer;
import ir.takmil.policy.membership.Enrolment;
import ir.takmil.policy.membership.Membership;
import ir.takmil.policy.person.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is published keeps to its schema, and so does every example that was ever given. */
public class PublishedLanguageTest {
  private static final Path CONTRACTS = Path.of("../contracts/policy-service");
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

  /** Leaves nulls out unless told otherwise, as the service does. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      return files.filter(file -> file.getParent().endsWith("examples")).toList();
    }
  }

  static Stream<Message> everything() {
    return Stream.of(
            List.of(new Anchor(1, NOW, "0a".repeat(32)).said("policy")),
            said(plan(Rials.of(100_000_000), Rials.of(50_000_000))),
            said(plan(null, null)),
            said(planWithEveryRule()),
            said(ending()),
            said(membership(Relation.MAIN)),
            said(membership(Relation.SON)),
            said(account(Rials.of(1_000))),
            said(account(null)))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleEverGivenIsValid(Path example) throws IOException {
    String name = example.getParent().getParent().getFileName().toString();
    assertThat(schema(name).validate(Files.readString(example), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whatIsReallySaidIsValid(Message message) {
    assertThat(message.type()).startsWith("policy.");
    Schema schema = schema(message.type().substring("policy.".length()));
    assertThat(schema.validate(JSON.writeValueAsString(message.body()), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void everySchemaHasExamplesAndIsReallySaid() throws IOException {
    List<String> said =
        everything().map(message -> message.type().substring(7)).distinct().sorted().toList();
    try (Stream<Path> folders = Files.list(CONTRACTS)) {
      assertThat(folders.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrderElementsOf(said);
    }
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(said.size());
  }

  @Test
  void whatIsWithoutACeilingSaysSoByANull() {
    assertThat(everything().map(message -> JSON.writeValueAsString(message.body())))
        .anyMatch(body ->
            body.contains(
                "\"ceiling\":{\"scope\":\"PERSON\",\"per\":\"CONTRACT\",\"amount\":null}"))
        .anyMatch(body -> body.contains("\"remaining\":null"));
  }

  private static Schema schema(String name) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Files.readString(CONTRACTS.resolve(name).resolve("schema.json")), InputFormat.JSON);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Also for the contract tests of those who listen. */
  public static List<Message> said(Object aggregate) {
    return switch (aggregate) {
      case Plan plan -> flat(plan.outbox().stream().map(a -> PlanLanguage.say(plan, a.event())));
      case Membership membership ->
          flat(
              membership.outbox().stream().map(a -> MembershipLanguage.say(membership, a.event())));
      case CeilingAccount account ->
          flat(account.outbox().stream().map(a -> CeilingLanguage.say(account, a.event())));
      default -> throw new AssertionError(aggregate);
    };
  }

  private static List<Message> flat(Stream<Optional<Message>> said) {
    return said.flatMap(Optional::stream).toList();
  }

  public static Plan plan(@Nullable Rials ceiling, @Nullable Rials threshold) {
    return Plan.publish(
        Invented.planId(),
        new Plan.Under(Invented.contractId(), "1405/1/14/9/901", of1405()),
        new Terms(
            "طرح یک",
            List.of(
                new Cover(
                    new CoverCode("DRUGS"),
                    "دارو",
                    new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.CONTRACT, ceiling),
                    null,
                    null,
                    List.of(
                        new MedicalService(
                            new ServiceCode("PHARMACY"),
                            "دارو",
                            List.of(new RequiredDocument(DocumentKind.INVOICE, true)),
                            true,
                            null)))),
            new Franchise(Franchise.Policy.ALWAYS_PERCENT, new BasisPoints(1000)),
            List.of(Step.values()),
            120,
            null,
            30,
            threshold,
            null,
            List.of(),
            List.of(),
            true,
            null),
        null,
        NOW);
  }

  /** Of an account for each year beside a family's, with every rule that a plan may have. */
  private static Plan planWithEveryRule() {
    return Plan.publish(
        Invented.planId(),
        new Plan.Under(Invented.contractId(), "1405/1/14/9/901", of1405()),
        new Terms(
            "طرح یک",
            List.of(
                new Cover(
                    new CoverCode("OPTICAL"),
                    "عینک",
                    new Ceiling(Ceiling.Scope.PERSON, Ceiling.Per.YEAR, Rials.of(15_000_000)),
                    new Ceiling(Ceiling.Scope.FAMILY, Ceiling.Per.CONTRACT, Rials.of(40_000_000)),
                    90,
                    List.of(
                        new MedicalService(
                            new ServiceCode("GLASSES"),
                            "عینک",
                            List.of(),
                            false,
                            new SubLimit(null, 1, 2))))),
            new Franchise(Franchise.Policy.ALWAYS_PERCENT, new BasisPoints(1000)),
            List.of(Step.values()),
            120,
            new AfterContract(2, AfterContract.Take.EARLIER),
            30,
            null,
            Rials.of(5_000_000),
            List.of(
                new OriginalsRule(
                    new ServiceCode("GLASSES"),
                    Rials.of(1),
                    OriginalsRule.When.AFTERWARDS_BY_SAMPLE,
                    new BasisPoints(500))),
            List.of(new AgeRule(Relation.SON, 22, 25, null)),
            true,
            45),
        LocalDate.parse("2026-09-23"),
        NOW);
  }

  private static Membership ending() {
    return membership(Relation.SON)
        .ruled(new Ending(LocalDate.parse("2026-08-26"), Ending.Reason.AGE), NOW)
        .warn(NOW)
        .restricted(true, NOW);
  }

  public static Membership membership(Relation relation) {
    PersonId main = Invented.personId();
    return Membership.enrol(
        Invented.membershipId(),
        new Enrolment(
            Invented.contractId(),
            Invented.planId(),
            relation == Relation.MAIN ? main : Invented.personId(),
            main,
            relation,
            of1405(),
            BasicInsurer.SOCIAL_SECURITY,
            false,
            false,
            null,
            null),
        true,
        null,
        false,
        NOW);
  }

  /** Lived through everything that can be said of an account, and what is kept silent too. */
  public static CeilingAccount account(@Nullable Rials granted) {
    var approved = new ClaimId("0199d0e0-0100-7000-8000-000000000001");
    var voided = new ClaimId("0199d0e0-0100-7000-8000-000000000002");
    var fresh =
        CeilingAccount.open(new AccountId("contract:person:DRUGS"), granted, NOW)
            .hold(approved, Rials.of(400), NOW)
            .commit(approved, Rials.of(360), NOW)
            .hold(voided, Rials.of(10), NOW)
            .release(voided, NOW)
            .reverse(approved, null, "اشتباه", NOW);
    return granted == null ? fresh : fresh.adjust("an-adjustment", 5, "اصلاح", NOW);
  }

  private static Period of1405() {
    return new Period(LocalDate.parse("2026-03-21"), LocalDate.parse("2027-03-20"));
  }
}

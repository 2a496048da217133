package ir.takmil.claims.enquiry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PaperPrescription;
import ir.takmil.claims.claim.Prescription;
import ir.takmil.claims.claim.Titled;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person's claims tell of their treatment (پرونده پزشکی): what was used last comes first, in
 * each list and in each entry.
 *
 * @param drugs by their titles on electronic prescriptions
 * @param physicians who wrote a prescription
 */
record MedicalFile(List<Drug> drugs, List<Service> services, List<Physician> physicians) {
  private static final String DRUG = "DRUG";

  record Drug(String title, LocalDate lastOn, List<Use> uses) {}

  record Service(Titled service, LocalDate lastOn, List<Use> uses) {}

  /**
   * @param name on electronic prescriptions, and {@code code} of the medical council on paper
   */
  record Physician(
      @Nullable String name, @Nullable String code, LocalDate lastOn, List<Use> uses) {}

  /**
   * One claim that tells of it.
   *
   * @param date of the prescription if it is electronic, else of the expense
   * @param quantity of the drug, where it is about one
   * @param items of the electronic prescription
   * @param sheets of the paper prescription
   */
  record Use(
      ClaimId claimId,
      String claimNumber,
      LocalDate date,
      Titled service,
      @Nullable String centreName,
      @Nullable String prescriptionNumber,
      @Nullable String physician,
      @Nullable String physicianCode,
      @Nullable Long quantity,
      List<Item> items,
      @Nullable Integer sheets) {}

  record Item(String title, long quantity) {}

  /** As much of a claim as is told here. */
  record Told(ClaimId id, Of expense) {
    record Of(
        String claimNumber,
        Titled service,
        LocalDate date,
        @Nullable String centreName,
        @Nullable Prescription prescription,
        @Nullable PaperPrescription paper) {}

    LocalDate date() {
      Prescription prescription = expense.prescription();
      return prescription == null ? expense.date() : prescription.date();
    }

    Use use(@Nullable Long quantity) {
      Prescription electronic = expense.prescription();
      PaperPrescription paper = expense.paper();
      return new Use(
          id,
          expense.claimNumber(),
          date(),
          expense.service(),
          expense.centreName(),
          electronic == null ? null : electronic.number(),
          electronic == null ? null : electronic.physician(),
          paper == null ? null : paper.physicianCode(),
          quantity,
          electronic == null
              ? List.of()
              : electronic.items().stream()
                  .map(item -> new Item(item.title(), item.quantity()))
                  .toList(),
          paper == null ? null : paper.sheets());
    }
  }

  private record DrugUse(String title, Use use) {}

  private record PhysicianKey(@Nullable String name, @Nullable String code) {}

  static MedicalFile of(List<Told> claims) {
    List<Told> newest =
        claims.stream().sorted(Comparator.comparing(Told::date).reversed()).toList();
    return new MedicalFile(
        by(newest.stream().flatMap(MedicalFile::drugs), DrugUse::title)
            .map(same ->
                new Drug(
                    same.getFirst().title(),
                    same.getFirst().use().date(),
                    same.stream().map(DrugUse::use).toList()))
            .toList(),
        by(newest.stream().map(told -> told.use(null)), use -> use.service().code())
            .map(same -> new Service(same.getFirst().service(), same.getFirst().date(), same))
            .toList(),
        by(
                newest.stream()
                    .map(told -> told.use(null))
                    .filter(use -> use.physician() != null || use.physicianCode() != null),
                use -> new PhysicianKey(use.physician(), use.physicianCode()))
            .map(same -> {
              Use last = same.getFirst();
              return new Physician(last.physician(), last.physicianCode(), last.date(), same);
            })
            .toList());
  }

  private static Stream<DrugUse> drugs(Told told) {
    Prescription prescription = told.expense().prescription();
    return prescription == null || !prescription.kind().equals(DRUG)
        ? Stream.of()
        : prescription.items().stream()
            .map(item -> new DrugUse(item.title(), told.use(item.quantity())));
  }

  /** In the order in which each first comes. */
  private static <T, K> Stream<List<T>> by(Stream<T> all, Function<T, K> key) {
    return all
        .collect(
            groupingBy(one -> Objects.requireNonNull(key.apply(one)), LinkedHashMap::new, toList()))
        .values()
        .stream();
  }
}

package ir.takmil.local.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * What the basic insurers know. A person's prescriptions are there again on every day, under
 * numbers of that day: a number always means one person, one day and one prescription.
 */
record PrescriptionBook(List<Person> people, Map<String, Prescription> prescriptions) {
  private static final BigInteger NUMBERS = BigInteger.valueOf(900_000_000_000L);
  private static final BigInteger CODES = BigInteger.valueOf(100_000L);

  /** {@code prescriptions} are keys of the book. */
  record Person(String nationalCode, String insurer, List<String> prescriptions) {}

  record Prescription(
      String kind,
      long totalAmount,
      String centreName,
      String physicianName,
      String physicianCode,
      List<Item> items) {}

  /** Amounts in whole rials; {@code insuranceShare} is of the whole item, not of one piece. */
  record Item(String name, int count, long unitPrice, long insuranceShare) {}

  /** A prescription on its day, as an insurer answers it. */
  record Found(
      String number,
      String kind,
      LocalDate date,
      long totalAmount,
      String centreName,
      String physicianName,
      String physicianCode,
      List<Item> items) {
    /** The same with another total, which the first item bears: items still sum up to it. */
    Found costing(long amount) {
      List<Item> changed = new ArrayList<>(items);
      Item first = changed.getFirst();
      long others = totalAmount - first.count() * first.unitPrice();
      changed.set(
          0,
          new Item(
              first.name(),
              1,
              Math.max(0, amount - others),
              Math.min(first.insuranceShare(), Math.max(0, amount - others))));
      return new Found(
          number, kind, date, amount, centreName, physicianName, physicianCode, changed);
    }
  }

  static PrescriptionBook read(Path file) throws IOException {
    try {
      return Json.MAPPER.readValue(Files.readAllBytes(file), PrescriptionBook.class);
    } catch (JacksonException e) {
      throw new IOException(file + " cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  Stream<Person> insuredBy(String insurer) {
    return people.stream().filter(person -> person.insurer().equals(insurer));
  }

  List<Found> on(LocalDate date, Person person) {
    List<Found> found = new ArrayList<>();
    for (String key : person.prescriptions()) {
      Prescription prescription = prescriptions.get(key);
      if (prescription == null) {
        throw new IllegalStateException("the book has no prescription " + key);
      }
      found.add(
          new Found(
              number(person, date, found.size()),
              prescription.kind(),
              date,
              prescription.totalAmount(),
              prescription.centreName(),
              prescription.physicianName(),
              prescription.physicianCode(),
              prescription.items()));
    }
    return found;
  }

  /** Twelve digits: so many that no two of a year's prescriptions share them. */
  private static String number(Person person, LocalDate date, int index) {
    return Digest.number(person.nationalCode() + "|" + date + "|" + index)
        .mod(NUMBERS)
        .add(BigInteger.valueOf(100_000_000_000L))
        .toString();
  }

  /** The code that a person of Health Insurance holds for a day: the day, and who it is. */
  static String trackingCode(String nationalCode, LocalDate date) {
    String who = Digest.number(nationalCode + "|" + date).mod(CODES).toString();
    return "%05d".formatted(date.toEpochDay()) + "0".repeat(5 - who.length()) + who;
  }

  /** The day of a tracking code, if it is this person's. */
  static Optional<LocalDate> dayOf(String trackingCode, String nationalCode) {
    if (!trackingCode.matches("[0-9]{10}")) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.ofEpochDay(Long.parseLong(trackingCode.substring(0, 5)));
    return Optional.of(date).filter(day -> trackingCode(nationalCode, day).equals(trackingCode));
  }
}

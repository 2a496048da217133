package ir.takmil.claims.claim;

import ir.takmil.platform.value.Rials;
import java.time.LocalDate;

/** The electronic prescription that an invoice rests on, as found at the basic insurer. */
public record Prescription(String number, String kind, LocalDate date, Rials total) {}

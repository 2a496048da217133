package ir.takmil.platform.sheet;

import com.google.errorprone.annotations.Immutable;

/**
 * What a column is called.
 *
 * @param required whether the column must be there, and every cell of it filled
 * @param title what it is called when it is missing, and where we write one
 * @param alsoCalled what else people call it, parted by {@code |}
 * @param hint what to write into it; empty: it needs none
 */
@Immutable
public record Title(boolean required, String title, String alsoCalled, String hint) {}

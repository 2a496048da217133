package ir.takmil.platform.sheet;

/** A column that a file may have; the constants of an enum are all that one kind of file has. */
public interface Titled {
  /** Whether the column must be there, and every cell of it filled. */
  boolean isRequired();

  /** What it is called when it is missing. */
  String title();

  /** What else people call it, parted by {@code |}. */
  String alsoCalled();
}

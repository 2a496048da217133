package ir.takmil.platform.sheet;

/** A column that a file may have; the constants of an enum are all that one kind of file has. */
public interface Titled {
  Title is();
}

package ir.takmil.provider.centre;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/** What became true of a centre. */
public sealed interface CentreEvent {
  /**
   * @param mergedInto the centre that it is; none: itself
   */
  @TypeAlias("centre-listed")
  record CentreListed(Listing listing, @Nullable CentreId mergedInto) implements CentreEvent {}
}

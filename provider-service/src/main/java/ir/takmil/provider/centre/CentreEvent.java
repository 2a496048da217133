package ir.takmil.provider.centre;

import org.springframework.data.annotation.TypeAlias;

/** What became true of a centre. */
public sealed interface CentreEvent {
  @TypeAlias("centre-listed")
  record CentreListed(Listing listing) implements CentreEvent {}
}

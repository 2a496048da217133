package ir.takmil.identity.account;

import org.springframework.data.annotation.TypeAlias;

/** What became true of an account. */
public sealed interface AccountEvent {
  @TypeAlias("account-opened")
  record AccountOpened() implements AccountEvent {}
}

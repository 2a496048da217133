package ir.takmil.local.sandbox;

/** One part of the outside world: an interface for programs, and a page for people. */
sealed interface Sandbox permits SmsProvider, Bank, BasicInsurer {
  /** The first segment of every path it answers. */
  String name();

  /** What it is called on pages. */
  String title();

  /** The key that programs must show as a bearer token. */
  String key();

  /** Answers a program; moods have their say before and after. */
  Answer serve(Asked asked);

  /** Answers a person or a test; moods and keys do not matter here. */
  Answer show(Asked asked);
}

package ir.takmil.platform.outbox;

import java.util.Optional;

/** Says a domain event in the published language; empty is a written choice to stay silent. */
@FunctionalInterface
public interface Language<A, E> {
  Optional<Message> say(A aggregate, E event);
}

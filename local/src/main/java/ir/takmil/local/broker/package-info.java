/** A real Kafka broker, alone on one machine, whose log outlives it. */
@NullMarked
package ir.takmil.local.broker;

import org.jspecify.annotations.NullMarked;

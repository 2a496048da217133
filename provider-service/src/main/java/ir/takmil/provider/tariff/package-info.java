/** The model of a tariff: the most that is payable for a service. */
@NullMarked
package ir.takmil.provider.tariff;

import org.jspecify.annotations.NullMarked;

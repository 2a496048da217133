/** A service of one aggregate, made to try the platform's mechanisms on real parts. */
package ir.takmil.platform.sample;

/** Everything that the house forbids, so that each rule has been seen red. */
package ir.takmil.platform.testing.bad;

/**
 * What the tests of every service share: real parts, tokens, a clock that moves, the house rules.
 */
package ir.takmil.platform.testing;

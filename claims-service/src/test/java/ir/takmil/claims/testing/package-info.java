/** Claims as their own verbs make them, for tests. */
package ir.takmil.claims.testing;

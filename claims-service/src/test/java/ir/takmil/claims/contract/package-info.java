/** That we say what our neighbours need to hear. */
package ir.takmil.claims.contract;

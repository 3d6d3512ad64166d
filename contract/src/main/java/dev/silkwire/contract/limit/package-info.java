/** The limits of record fields, and the checks that enforce them. */
package dev.silkwire.contract.limit;

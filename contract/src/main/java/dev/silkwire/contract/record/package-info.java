/** The records of the topics. */
package dev.silkwire.contract.record;

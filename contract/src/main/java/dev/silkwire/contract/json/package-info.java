/** JSON serialization of records. */
package dev.silkwire.contract.json;

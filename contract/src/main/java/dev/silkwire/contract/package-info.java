/** The contract between the stages and with consumers: topics, records, serdes and JSON Schemas. */
package dev.silkwire.contract;

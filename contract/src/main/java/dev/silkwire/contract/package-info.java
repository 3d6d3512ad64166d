/** What travels between the stages: topics, records, serdes and JSON Schemas. */
package dev.silkwire.contract;

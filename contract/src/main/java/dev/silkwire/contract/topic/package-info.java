/** The topics: names, keys, values, settings and headers. */
package dev.silkwire.contract.topic;

/** What hubs send of feeds, so that news need not wait for a poll (W3C WebSub). */
package dev.silkwire.ingest.push;

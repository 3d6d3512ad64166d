/** Articles, the feed's state and the poll's account, written in one transaction. */
package dev.silkwire.ingest.publish;

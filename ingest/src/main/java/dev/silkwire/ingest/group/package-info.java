/** Which feeds are ours: the group through which instances share them. */
package dev.silkwire.ingest.group;

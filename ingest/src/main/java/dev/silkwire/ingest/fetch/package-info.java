/**
 * An HTTP client with robots.txt, rate limits, protection against SSRF, and limits of size and
 * time.
 */
package dev.silkwire.ingest.fetch;

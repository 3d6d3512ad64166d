/**
 * The processors of articles: validation, revisions, duplicates, copies, retags, and what they
 * publish.
 */
package dev.silkwire.enrich.article;

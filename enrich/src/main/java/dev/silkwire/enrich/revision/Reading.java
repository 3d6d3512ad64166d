package dev.silkwire.enrich.revision;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.RawArticle;
import org.apache.kafka.common.utils.Bytes;

/**
 * A raw article, and the bytes it was read from: what is to be kept need not be written anew.
 *
 * @param article as read
 * @param json the record's value
 */
public record Reading(RawArticle article, Bytes json) {
  public Reading {
    requireNonNull(article);
    requireNonNull(json);
  }
}

package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

/**
 * A group or region of countries in an article: the European Union, Central Asia. It says nothing
 * of its members.
 *
 * @param id lower-case letters and hyphens, such as {@code eu}, {@code central-asia}
 * @param count how often it is mentioned
 */
public record RegionTag(String id, int count) {
  public RegionTag {
    requireNonNull(id);
    if (count < 1) {
      throw new IllegalArgumentException("a region that is not mentioned: " + id);
    }
  }
}

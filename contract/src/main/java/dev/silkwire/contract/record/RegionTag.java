package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

/**
 * A group or region of countries that an article mentions, such as the European Union or Central
 * Asia. It is not a mention of the member countries.
 *
 * @param id lower-case letters and hyphens, such as {@code eu}, {@code central-asia}
 * @param count number of mentions, at least 1
 */
public record RegionTag(String id, int count) {
  public RegionTag {
    requireNonNull(id);
    if (count < 1) {
      throw new IllegalArgumentException("a region needs at least one mention: " + id);
    }
  }
}

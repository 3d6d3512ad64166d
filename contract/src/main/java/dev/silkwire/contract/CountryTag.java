package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A country in an article.
 *
 * @param code ISO 3166-1 alpha-2
 * @param count how often it is mentioned; 0 where only its role as dateline or publisher is known
 * @param roles {@code mentioned}, {@code dateline}, {@code implied}, {@code publisher}; only the
 *     first counts
 * @param kinds how often by kind: {@code name}, {@code demonym}, {@code capital}, {@code city},
 *     {@code region}; and, not counted, {@code org_embedded}, {@code currency}
 * @param focus whether the article is about it
 */
public record CountryTag(
    String code, int count, List<String> roles, Map<String, Integer> kinds, boolean focus) {
  /** The role that counts in aggregates. */
  public static final String MENTIONED = "mentioned";

  /** The place a report was filed from. */
  public static final String DATELINE = "dateline";

  /** Not named, and what the article is about nevertheless, as the institutions in it tell. */
  public static final String IMPLIED = "implied";

  /** The outlet's home. */
  public static final String PUBLISHER = "publisher";

  public CountryTag {
    FieldCheck.word("country", requireNonNull(code));
    roles = Frozen.copy(roles);
    kinds = Frozen.copy(kinds);
  }

  /** Whether the article speaks of it. */
  public boolean mentioned() {
    return roles.contains(MENTIONED);
  }
}

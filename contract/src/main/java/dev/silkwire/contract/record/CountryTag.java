package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.Frozen;
import java.util.List;
import java.util.Map;

/**
 * A country that is related to an article.
 *
 * @param code ISO 3166-1 alpha-2
 * @param count number of mentions; 0 if the country has other roles only
 * @param roles {@code mentioned}, {@code dateline}, {@code implied}, {@code publisher}; only {@code
 *     mentioned} counts in totals
 * @param kinds number of mentions by kind: {@code name}, {@code demonym}, {@code capital}, {@code
 *     city}, {@code region}; and, not part of {@code count}, {@code org_embedded}, {@code currency}
 * @param focus whether the article is about the country
 */
public record CountryTag(
    String code, int count, List<String> roles, Map<String, Integer> kinds, boolean focus) {
  /** The article mentions the country; the only role that counts in totals. */
  public static final String MENTIONED = "mentioned";

  /** The article was filed in the country. */
  public static final String DATELINE = "dateline";

  /** The article is about the country without naming it, as its institutions show. */
  public static final String IMPLIED = "implied";

  /** The outlet's country. */
  public static final String PUBLISHER = "publisher";

  public CountryTag {
    FieldCheck.country("country", requireNonNull(code));
    roles = Frozen.copy(roles);
    kinds = Frozen.copy(kinds);
  }

  /** Returns whether the article mentions the country. */
  public boolean mentioned() {
    return roles.contains(MENTIONED);
  }
}

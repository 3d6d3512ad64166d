package dev.silkwire.contract;

import org.jspecify.annotations.Nullable;

/**
 * Who publishes: a news outlet.
 *
 * @param name as people know it, null when nobody said
 * @param domain the host it publishes under, null when unknown
 * @param country its home, ISO 3166-1 alpha-2, null when unknown; never counted as a mention
 */
public record Outlet(@Nullable String name, @Nullable String domain, @Nullable String country) {
  /** An outlet of which nothing is known. */
  public static final Outlet UNKNOWN = new Outlet(null, null, null);

  public Outlet {
    FieldCheck.text("outlet.name", name, FieldLimits.OUTLET);
    FieldCheck.text("outlet.domain", domain, FieldLimits.DOMAIN);
    FieldCheck.word("outlet.country", country);
  }
}

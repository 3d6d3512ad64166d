package dev.silkwire.contract.record;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import org.jspecify.annotations.Nullable;

/**
 * A news outlet, the publisher of articles.
 *
 * @param name name for display, null if unknown
 * @param domain host name of its site, null if unknown
 * @param country country of the outlet, ISO 3166-1 alpha-2, null if unknown; not a mention
 */
public record Outlet(@Nullable String name, @Nullable String domain, @Nullable String country) {
  /** An unknown outlet. */
  public static final Outlet UNKNOWN = new Outlet(null, null, null);

  public Outlet {
    FieldCheck.text("outlet.name", name, FieldLimits.OUTLET);
    FieldCheck.text("outlet.domain", domain, FieldLimits.DOMAIN);
    FieldCheck.country("outlet.country", country);
  }
}

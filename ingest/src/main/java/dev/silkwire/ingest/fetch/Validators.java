package dev.silkwire.ingest.fetch;

import dev.silkwire.contract.limit.FieldLimits;
import org.jspecify.annotations.Nullable;

/**
 * The validators of a response, for the next conditional request. A validator that HTTP does not
 * allow in a header, or that is longer than {@link FieldLimits#VALIDATOR}, becomes null: the next
 * request is then made without it.
 *
 * @param etag for {@code If-None-Match}
 * @param lastModified for {@code If-Modified-Since}, as the server wrote it
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  /** No validators: the request is unconditional. */
  public static final Validators NONE = new Validators(null, null);

  public Validators {
    etag = isUsable(etag) ? etag : null;
    lastModified = isUsable(lastModified) ? lastModified : null;
  }

  private static boolean isUsable(@Nullable String value) {
    return value != null
        && value.length() <= FieldLimits.VALIDATOR
        && value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}

package dev.silkwire.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave to ask "has it changed?" with.
 *
 * @param etag for {@code If-None-Match}
 * @param lastModified for {@code If-Modified-Since}, as the server wrote it
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  /** Nothing to ask with. */
  public static final Validators NONE = new Validators(null, null);
}

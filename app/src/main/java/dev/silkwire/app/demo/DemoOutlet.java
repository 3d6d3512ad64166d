package dev.silkwire.app.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A news outlet of the demo.
 *
 * @param id name of its folder on the server
 * @param name name for readers
 * @param country ISO 3166-1 alpha-2 code, null for none
 * @param language BCP-47 tag of its stories
 * @param form form of its feed
 * @param stories its stories, in the order of the feed
 */
record DemoOutlet(
    String id,
    String name,
    @Nullable String country,
    String language,
    Form form,
    List<DemoStory> stories) {

  /** The form of an outlet's feed. */
  enum Form {
    @JsonProperty("rss")
    RSS,
    @JsonProperty("atom")
    ATOM,
    @JsonProperty("json")
    JSON,
    @JsonProperty("sitemap")
    SITEMAP,
    @JsonProperty("listing")
    LISTING,
    /** A feed that is not well-formed. */
    @JsonProperty("crooked")
    CROOKED,
    /** The server answers errors only. */
    @JsonProperty("broken")
    BROKEN
  }

  DemoOutlet {
    requireNonNull(id);
    requireNonNull(name);
    requireNonNull(language);
    requireNonNull(form);
    stories = stories == null ? List.of() : List.copyOf(stories);
  }
}

package dev.silkwire.app.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A news outlet of the demo.
 *
 * @param id names its folder on the server
 * @param name as readers know it
 * @param country its home, ISO 3166-1 alpha-2, null when it has none
 * @param language of its stories, BCP-47
 * @param form how it offers them
 * @param stories newest or oldest first, as it pleases
 */
record DemoOutlet(
    String id,
    String name,
    @Nullable String country,
    String language,
    Form form,
    List<DemoStory> stories) {

  /** How an outlet offers its stories. */
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
    /** A server that only answers errors. */
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

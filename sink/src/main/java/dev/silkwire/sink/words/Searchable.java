package dev.silkwire.sink.words;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An article as the index of words keeps it: its words, and what lists of articles are narrowed by.
 *
 * @param listedAt where it stands in lists by time
 * @param day as its outlet prints it, or {@code undated}
 */
public record Searchable(
    String articleId,
    String listedAt,
    String day,
    @Nullable String language,
    @Nullable String outletDomain,
    List<String> words) {
  public Searchable {
    words = List.copyOf(words);
  }

  @Nullable String baseLanguage() {
    return language == null ? null : base(language);
  }

  /** The first part of a language's tag. */
  public static String base(String tag) {
    return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
  }
}

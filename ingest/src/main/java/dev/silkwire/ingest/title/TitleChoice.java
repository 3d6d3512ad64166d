package dev.silkwire.ingest.title;

import dev.silkwire.ingest.page.TitleKey;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses between the variants of a headline. Outlets write one for the page, one for sharing (Open
 * Graph), one for JSON-LD and one for search engines (the title element), and any two of them may
 * be the same. If they differ, the variant only for search engines has the lowest priority.
 *
 * @param printed on the page
 * @param shared from Open Graph
 * @param stated from JSON-LD
 * @param searched from the title element
 * @param tweeted from the Twitter card
 */
record TitleChoice(
    @Nullable String printed,
    @Nullable String shared,
    @Nullable String stated,
    @Nullable String searched,
    @Nullable String tweeted) {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|–—·•»«:ㅣ-]{1,2}\\s+|\\s*_\\s*|\\s*[｜ㅣ]\\s*|\\s*\\|\\s*");
  private static final Pattern SEPARATED_REST = Pattern.compile("^\\s*[-|–—:：·•»«_｜ㅣ/].*");
  private static final Pattern SEPARATOR_AT_END =
      Pattern.compile("(?<![\\s|–—·•»«:_｜ㅣ-])[\\s|–—·•»«:_｜ㅣ-]++$");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int MIN_CHARS = 4;

  /**
   * Creates a choice from the variants, without the name of the site and other parts beside the
   * headline.
   */
  static TitleChoice of(
      @Nullable String printed,
      @Nullable String shared,
      @Nullable String stated,
      @Nullable String searched,
      @Nullable String tweeted,
      @Nullable String site) {
    String ld = bare(stated, site, printed);
    String og = bare(shared, site, printed, ld);
    String title =
        searched == null ? null : bare(withoutSite(searched, site), site, printed, og, ld);
    boolean isSharedSite = og != null && site != null && isSame(og, site);
    boolean isPrintedSite = isSame(printed, site) && (og != null || title != null);
    return new TitleChoice(
        isPrintedSite ? null : printed, isSharedSite ? null : og, ld, title, tweeted);
  }

  /** Returns the best variant, empty if there is none. */
  String best() {
    if (shared != null && stated != null && printed != null) {
      return ofThree(printed, shared, stated);
    }
    if (printed != null && shared != null && isRewording(printed, shared)) {
      return shared;
    }
    return Stream.of(printed, stated, shared, searched)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private String ofThree(String printed, String shared, String stated) {
    if (isSame(shared, stated)) {
      return printed.equals(stated) ? printed : shared;
    }
    if (isSame(printed, stated)) {
      return isSame(printed, searched) && !isSame(printed, tweeted) ? shared : printed;
    }
    if (isSame(printed, shared)) {
      return TitleKey.of(printed).contains(TitleKey.of(stated)) ? shared : stated;
    }
    return isSame(shared, searched) ? shared : stated;
  }

  /**
   * Returns whether two variants share at least half of their words and neither contains the other.
   */
  private static boolean isRewording(String a, String b) {
    String keyA = TitleKey.of(a);
    String keyB = TitleKey.of(b);
    Set<String> common = words(a);
    common.retainAll(words(b));
    return !keyA.contains(keyB)
        && !keyB.contains(keyA)
        && 2 * common.size() >= Math.min(words(a).size(), words(b).size());
  }

  private static Set<String> words(String title) {
    return new HashSet<>(List.of(NOT_WORD.split(title.toLowerCase(Locale.ROOT))));
  }

  private static boolean isSame(@Nullable String a, @Nullable String b) {
    return a != null && b != null && TitleKey.of(a).equals(TitleKey.of(b));
  }

  private static @Nullable String bare(
      @Nullable String title, @Nullable String site, @Nullable String... others) {
    if (title == null) {
      return null;
    }
    for (String other : others) {
      if (other != null
          && other.length() >= MIN_CHARS
          && title.startsWith(other)
          && SEPARATED_REST.matcher(title.substring(other.length())).matches()) {
        return other;
      }
    }
    return withoutSiteName(title, site);
  }

  /** Removes the name of the site at the end, and nothing else. */
  private static String withoutSiteName(String title, @Nullable String site) {
    String[] parts = SEPARATOR.split(title);
    boolean named =
        site != null
            && parts.length > 1
            && TitleKey.of(parts[parts.length - 1]).equals(TitleKey.of(site));
    return named ? stripEnd(title.substring(0, title.lastIndexOf(parts[parts.length - 1]))) : title;
  }

  /**
   * Removes the last part, or the first, of a title element if it is the name of the site or much
   * shorter than the rest.
   */
  static String withoutSite(String title, @Nullable String site) {
    String[] parts = SEPARATOR.split(title);
    if (parts.length < 2) {
      return title;
    }
    String last = parts[parts.length - 1];
    String rest = title.substring(0, title.lastIndexOf(last));
    String cut = SEPARATOR.matcher(rest + " ").replaceFirst(" ").isBlank() ? rest : stripEnd(rest);
    boolean isSite =
        site != null
            && (TitleKey.of(site).contains(TitleKey.of(last))
                || TitleKey.of(last).contains(TitleKey.of(site)));
    boolean isShort =
        last.length() <= 25 && SPACES.split(last).length <= 4 && cut.length() > last.length();
    if (isSite || isShort) {
      return site != null && !isSite ? withoutFirst(cut, site) : cut;
    }
    return site == null ? title : withoutFirst(title, site);
  }

  private static String withoutFirst(String title, String site) {
    String[] parts = SEPARATOR.split(title, 2);
    return parts.length == 2 && TitleKey.of(parts[0]).equals(TitleKey.of(site)) ? parts[1] : title;
  }

  private static String stripEnd(String text) {
    return SEPARATOR_AT_END.matcher(text).replaceFirst("");
  }
}

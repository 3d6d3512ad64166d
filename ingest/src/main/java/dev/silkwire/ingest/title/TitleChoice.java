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
 * Which of the wordings of a headline is the outlet's. Outlets write one for the page, one to be
 * shared (Open Graph), one for machines (JSON-LD) and one for search engines (the title element),
 * and any two of them may be the same. Where wordings differ, the one that only the search engine
 * is told loses.
 *
 * @param printed on the page
 * @param shared Open Graph's
 * @param stated JSON-LD's
 * @param searched the title element's
 * @param tweeted that of Twitter's card
 */
record TitleChoice(
    @Nullable String printed,
    @Nullable String shared,
    @Nullable String stated,
    @Nullable String searched,
    @Nullable String tweeted) {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|–—·•»«:ㅣ-]{1,2}\\s+|\\s*_\\s*|\\s*[｜ㅣ]\\s*|\\s*\\|\\s*");
  private static final Pattern CUT = Pattern.compile("^\\s*[-|–—:：·•»«_｜ㅣ/].*");
  private static final Pattern AT_THE_END = Pattern.compile("[\\s|–—·•»«:_｜ㅣ-]+$");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int SHORTEST = 4;

  /** The wordings without the site's name and what else is put behind or before a headline. */
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
    boolean siteOnly = og != null && site != null && same(og, site);
    boolean named = same(printed, site) && (og != null || title != null);
    return new TitleChoice(named ? null : printed, siteOnly ? null : og, ld, title, tweeted);
  }

  /** The headline, empty when there is none. */
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
    if (same(shared, stated)) {
      return printed.equals(stated) ? printed : shared;
    }
    if (same(printed, stated)) {
      return same(printed, searched) && !same(printed, tweeted) ? shared : printed;
    }
    if (same(printed, shared)) {
      return TitleKey.of(printed).contains(TitleKey.of(stated)) ? shared : stated;
    }
    return same(shared, searched) ? shared : stated;
  }

  /** Whether one says with other words what the other says, and is not just longer by a name. */
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
    return new HashSet<>(List.of(NO_WORD.split(title.toLowerCase(Locale.ROOT))));
  }

  private static boolean same(@Nullable String a, @Nullable String b) {
    return a != null && b != null && TitleKey.of(a).equals(TitleKey.of(b));
  }

  private static @Nullable String bare(
      @Nullable String title, @Nullable String site, @Nullable String... others) {
    if (title == null) {
      return null;
    }
    for (String other : others) {
      if (other != null
          && other.length() >= SHORTEST
          && title.startsWith(other)
          && CUT.matcher(title.substring(other.length())).matches()) {
        return other;
      }
    }
    return withoutName(title, site);
  }

  /** Only what is the site's name and nothing else goes from what is no title element. */
  private static String withoutName(String title, @Nullable String site) {
    String[] parts = SEPARATOR.split(title);
    boolean named =
        site != null
            && parts.length > 1
            && TitleKey.of(parts[parts.length - 1]).equals(TitleKey.of(site));
    return named ? stripEnd(title.substring(0, title.lastIndexOf(parts[parts.length - 1]))) : title;
  }

  /** Cuts the site's name off: the last part, or the first, when it is the name or much shorter. */
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
    boolean brief =
        last.length() <= 25 && SPACES.split(last).length <= 4 && cut.length() > last.length();
    if (isSite || brief) {
      return site != null && !isSite ? withoutFirst(cut, site) : cut;
    }
    return site == null ? title : withoutFirst(title, site);
  }

  private static String withoutFirst(String title, String site) {
    String[] parts = SEPARATOR.split(title, 2);
    return parts.length == 2 && TitleKey.of(parts[0]).equals(TitleKey.of(site)) ? parts[1] : title;
  }

  private static String stripEnd(String text) {
    return AT_THE_END.matcher(text).replaceFirst("");
  }
}

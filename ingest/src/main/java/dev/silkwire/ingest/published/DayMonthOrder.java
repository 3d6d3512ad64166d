package dev.silkwire.ingest.published;

import dev.silkwire.ingest.page.StructuredData;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page writes 3/4/2021 for the fourth of March. That is the habit of the United States
 * and the Philippines; of pages in English at other countries' addresses, or that say they are in
 * other countries' English, it is not.
 */
final class DayMonthOrder {
  private static final Pattern COUNTRY = Pattern.compile("^https?://[^/:]*\\.([a-z]{2})(?:[:/]|$)");
  private static final Pattern EDITION =
      Pattern.compile("/(?:en-)?(?:gb|uk|au|nz|ie|za)/|/en-in/", Pattern.CASE_INSENSITIVE);
  private static final Set<String> NO_COUNTRY_OF_DAYS =
      Set.of("us", "ph", "io", "co", "tv", "me", "ai", "fm", "to", "ly", "cc", "ws", "gg", "is");
  private static final Pattern OTHER_ENGLISH =
      Pattern.compile("en[_-](?!us|ph|ca)[a-z]{2}", Pattern.CASE_INSENSITIVE);

  private DayMonthOrder() {}

  static boolean isMonthFirst(@Nullable String language, String url, StructuredData data) {
    if (!"en".equals(language)) {
      return false;
    }
    String locale = data.meta("og:locale", "content-language");
    Matcher country = COUNTRY.matcher(url.toLowerCase(Locale.ROOT));
    boolean abroad = country.find() && !NO_COUNTRY_OF_DAYS.contains(country.group(1));
    boolean other = locale != null && OTHER_ENGLISH.matcher(locale).matches();
    return !abroad && !other && !EDITION.matcher(url).find();
  }
}

package dev.silkwire.ingest.published;

import dev.silkwire.ingest.page.StructuredData;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a page writes the fourth of March as 3/4/2021. That is the convention in the
 * United States and the Philippines. It is not assumed for pages in English under another country's
 * domain, or that declare another country's English.
 */
final class DayMonthOrder {
  private static final Pattern COUNTRY_DOMAIN =
      Pattern.compile("^https?://[^/:]*\\.([a-z]{2})(?:[:/]|$)");
  private static final Pattern EDITION_PATH =
      Pattern.compile("/(?:en-)?(?:gb|uk|au|nz|ie|za)/|/en-in/", Pattern.CASE_INSENSITIVE);
  private static final Set<String> MONTH_FIRST_OR_GENERIC =
      Set.of("us", "ph", "io", "co", "tv", "me", "ai", "fm", "to", "ly", "cc", "ws", "gg", "is");
  private static final Pattern OTHER_ENGLISH =
      Pattern.compile("en[_-](?!us|ph|ca)[a-z]{2}", Pattern.CASE_INSENSITIVE);

  private DayMonthOrder() {}

  static boolean isMonthFirst(@Nullable String language, String url, StructuredData data) {
    if (!"en".equals(language)) {
      return false;
    }
    String locale = data.meta("og:locale", "content-language");
    Matcher country = COUNTRY_DOMAIN.matcher(url.toLowerCase(Locale.ROOT));
    boolean isAbroad = country.find() && !MONTH_FIRST_OR_GENERIC.contains(country.group(1));
    boolean isOtherEnglish = locale != null && OTHER_ENGLISH.matcher(locale).matches();
    return !isAbroad && !isOtherEnglish && !EDITION_PATH.matcher(url).find();
  }
}

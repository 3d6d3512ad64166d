package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.CountryPair;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Region;
import dev.silkwire.enrich.language.DocumentLanguage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter of gazetteer phrases by the article's language. Phrases in Latin script count only in
 * articles of their language, except English names, which count everywhere; phrases in other
 * scripts always count.
 */
public final class GazetteerLanguage {
  private static final String ENGLISH = "en";

  private final String code;
  private final Set<String> homographs;

  /**
   * @param tag language of the article, BCP-47; null if unknown, which is treated as English
   */
  public GazetteerLanguage(@Nullable String tag, Homographs homographs) {
    this.code = tag == null ? ENGLISH : DocumentLanguage.primary(tag);
    this.homographs = homographs.in(code);
  }

  /** Returns the ISO 639-1 code of the language. */
  String code() {
    return code;
  }

  /** Returns whether a phrase with this meaning counts in articles of this language. */
  boolean matches(PlaceMeaning meaning) {
    if (meaning instanceof Region region) {
      String language = region.language();
      return language == null
          || language.equals(code)
          || language.equals(ENGLISH)
          || !isLatin(region.form());
    }
    if (meaning instanceof CountryPair pair) {
      return pair.language().equals(code);
    }
    if (!(meaning instanceof Place place) || place.language() == null) {
      return true;
    }
    if (homographs.contains(place.form())) {
      return false;
    }
    return place.language().equals(code)
        || !isLatin(place.form())
        || (place.language().equals(ENGLISH) && place.kind() != PlaceKind.DEMONYM);
  }

  /** Selects from several meanings the place in the article's language, else the first. */
  PlaceMeaning preferred(List<PlaceMeaning> meanings) {
    for (PlaceMeaning meaning : meanings) {
      if (meaning instanceof Place place && code.equals(place.language())) {
        return meaning;
      }
    }
    return meanings.get(0);
  }

  private static boolean isLatin(String form) {
    return form.charAt(0) < 0x0370 || (form.charAt(0) >= 0x1E00 && form.charAt(0) < 0x1F00);
  }
}

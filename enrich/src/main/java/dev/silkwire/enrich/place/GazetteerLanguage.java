package dev.silkwire.enrich.place;

import dev.silkwire.enrich.gazetteer.PlaceMeaning;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Pair;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Place;
import dev.silkwire.enrich.gazetteer.PlaceMeaning.Region;
import dev.silkwire.enrich.language.DocumentLanguage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which words count in an article of one language. Scripts other than Latin speak for themselves;
 * in Latin letters the words of the article's own language count, and English names everywhere.
 */
public final class GazetteerLanguage {
  private static final String ENGLISH = "en";

  private final String code;
  private final Set<String> otherWords;

  public GazetteerLanguage(@Nullable String tag, Homographs otherWords) {
    this.code = tag == null ? ENGLISH : DocumentLanguage.primary(tag);
    this.otherWords = otherWords.in(code);
  }

  /** Its ISO 639-1 code. */
  String code() {
    return code;
  }

  boolean reads(PlaceMeaning meaning) {
    if (meaning instanceof Region region) {
      String language = region.language();
      return language == null
          || language.equals(code)
          || language.equals(ENGLISH)
          || !isLatin(region.form());
    }
    if (meaning instanceof Pair pair) {
      return pair.language().equals(code);
    }
    if (!(meaning instanceof Place place) || place.language() == null) {
      return true;
    }
    if (otherWords.contains(place.form())) {
      return false;
    }
    return place.language().equals(code)
        || !isLatin(place.form())
        || (place.language().equals(ENGLISH) && place.kind() != Kind.DEMONYM);
  }

  /** Of several meanings the one in the article's language, else a place's rather than a mask's. */
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

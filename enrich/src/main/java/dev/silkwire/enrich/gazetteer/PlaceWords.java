package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.PlaceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator's additions to the gazetteer. They take precedence over its built-in meanings.
 *
 * @param places words that refer to a country
 * @param hidden phrases that contain a place name but refer to no place
 */
public record PlaceWords(List<FormGroup> places, List<String> hidden) {
  /** No additions. */
  public static final PlaceWords NONE = new PlaceWords(List.of(), List.of());

  public PlaceWords {
    places = List.copyOf(places);
    hidden = List.copyOf(hidden);
  }

  /**
   * Words that refer to one country in the same way.
   *
   * @param country ISO 3166-1 alpha-2 code
   * @param kind how the words refer to the country
   * @param language language of the words, such as {@code de}; null for any
   * @param forms the words
   */
  record FormGroup(String country, PlaceKind kind, @Nullable String language, List<String> forms) {
    FormGroup {
      forms = List.copyOf(forms);
    }
  }
}

package dev.silkwire.enrich.gazetteer;

import dev.silkwire.enrich.gazetteer.PlaceMeaning.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of words that name places, or seem to. It goes before what the program
 * knows of the same words.
 *
 * @param places words that lead to a country
 * @param hidden phrases that contain a place's name and name none
 */
public record PlaceWords(List<Words> places, List<String> hidden) {
  /** Nothing: the gazetteer stays as it comes with the program. */
  public static final PlaceWords NONE = new PlaceWords(List.of(), List.of());

  public PlaceWords {
    places = List.copyOf(places);
    hidden = List.copyOf(hidden);
  }

  /**
   * Words that lead to one country in one way.
   *
   * @param country ISO 3166-1 alpha-2
   * @param language they belong to, such as {@code de}; null for any
   */
  record Words(String country, Kind kind, @Nullable String language, List<String> forms) {
    Words {
      forms = List.copyOf(forms);
    }
  }
}

package dev.silkwire.enrich.place;

import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a report says it was filed: "NANNING, Sept. 14 (Xinhua) --", "Paris (Reuters) -",
 * "新华社北京11月3日电", at the beginning of one of the first lines.
 */
final class Dateline {
  private static final int LINES = 3;
  private static final String DATE = "(?:\\p{L}{3,9}\\.? \\d{1,2}|\\d{1,2} \\p{L}{3,9}\\.?)";
  private static final String DASH = "\\s*(?:--|[—–-])\\s";

  /** Most lines have none, and are left without trying all lengths of a place's name. */
  private static final String BRACKET_NEAR = "(?=[^(]{1,120}+\\()";

  private static final Pattern CAPITALS =
      Pattern.compile(
          "^\\s*(\\p{Lu}{2}[\\p{Lu} .'’/-]{1,40}(?:, [\\p{Lu}\\p{Ll}. ]{2,24}?)?)(?:, "
              + DATE
              + ")?(?: ?\\([^)]{2,30}\\))?"
              + DASH);
  private static final Pattern AGENCY =
      Pattern.compile(
          "^\\s*"
              + BRACKET_NEAR
              + "(\\p{Lu}[\\p{L} .'’/-]{2,40}(?:, [\\p{L}. ]{2,24}?)?)(?:, "
              + DATE
              + "(?:,? \\d{4})?)? ?\\([^)]{2,30}\\)"
              + DASH);
  private static final Pattern CHINESE =
      Pattern.compile("^\\s*\\p{IsHan}{2,6}[社网網报報](\\p{IsHan}{2,8}?)\\d{1,2}月\\d{1,2}日[电電]");
  private static final List<Pattern> FORMS = List.of(CAPITALS, AGENCY, CHINESE);

  private Dateline() {}

  /** The places of datelines in a text, in UTF-16 units. */
  static List<Span> in(String text) {
    List<Span> places = new ArrayList<>(1);
    int line = 0;
    for (int n = 0; n < LINES && line < text.length(); n++) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end;
      addPlace(text, line, end, places);
      line = end + 1;
    }
    return places;
  }

  private static void addPlace(String text, int line, int end, List<Span> places) {
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(text).region(line, end);
      if (matcher.lookingAt()) {
        places.add(new Span(matcher.start(1), matcher.end(1)));
        return;
      }
    }
  }
}

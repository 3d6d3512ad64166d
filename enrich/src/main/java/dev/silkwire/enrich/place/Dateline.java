package dev.silkwire.enrich.place;

import dev.silkwire.enrich.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finder of datelines, which name the place where a report was filed: "NANNING, Sept. 14 (Xinhua)
 * --", "Paris (Reuters) -", "新华社北京11月3日电". A dateline is at the start of one of the first three
 * lines.
 */
final class Dateline {
  private static final int MAX_LINES = 3;
  private static final String DATE = "(?:\\p{L}{3,9}\\.? \\d{1,2}|\\d{1,2} \\p{L}{3,9}\\.?)";
  private static final String DASH = "\\s*(?:--|[—–-])\\s";

  /** A lookahead that rejects most lines early, without backtracking over the place name. */
  private static final String BRACKET_AHEAD = "(?=[^(]{1,120}+\\()";

  private static final Pattern CAPITALS =
      Pattern.compile(
          "^\\s*(\\p{Lu}{2}[\\p{Lu} .'’/-]{1,40}(?:, [\\p{Lu}\\p{Ll}. ]{2,24}?)?)(?:, "
              + DATE
              + ")?(?: ?\\([^)]{2,30}\\))?"
              + DASH);
  private static final Pattern AGENCY =
      Pattern.compile(
          "^\\s*"
              + BRACKET_AHEAD
              + "(\\p{Lu}[\\p{L} .'’/-]{2,40}(?:, [\\p{L}. ]{2,24}?)?)(?:, "
              + DATE
              + "(?:,? \\d{4})?)? ?\\([^)]{2,30}\\)"
              + DASH);
  private static final Pattern CHINESE =
      Pattern.compile("^\\s*\\p{IsHan}{2,6}[社网網报報](\\p{IsHan}{2,8}?)\\d{1,2}月\\d{1,2}日[电電]");
  private static final List<Pattern> PATTERNS = List.of(CAPITALS, AGENCY, CHINESE);

  private Dateline() {}

  /** Returns the spans of the place names in datelines, in UTF-16 units of the text. */
  static List<Span> in(String text) {
    List<Span> places = new ArrayList<>(1);
    int line = 0;
    for (int n = 0; n < MAX_LINES && line < text.length(); n++) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end;
      addPlace(text, line, end, places);
      line = end + 1;
    }
    return places;
  }

  private static void addPlace(String text, int line, int end, List<Span> places) {
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(text).region(line, end);
      if (matcher.lookingAt()) {
        places.add(new Span(matcher.start(1), matcher.end(1)));
        return;
      }
    }
  }
}

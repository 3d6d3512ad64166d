package dev.silkwire.sink.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.silkwire.contract.Json;
import dev.silkwire.contract.StorableText;
import dev.silkwire.sink.view.Listing;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Writes records as CSV after RFC 4180, in UTF-8. A column is a component of the record, or a
 * component of the record in it ({@code outlet_name}); a list is written with semicolons. Text that
 * a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvWriter {
  private static final String END = "\r\n";

  /** Signs that begin a formula: ASCII, full width, small forms, and the minus sign. */
  private static final String FORMULA =
      "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

  private static final List<String> SHORT_FOR_AN_OBJECT = List.of("text", "code", "id");

  private CsvWriter() {}

  /** The page as a table with a line of names. */
  static String of(Listing listing) {
    List<String> columns = columns(listing.rowType(), "").toList();
    StringBuilder csv = new StringBuilder(String.join(",", columns)).append(END);
    for (Record row : listing.table()) {
      JsonNode tree = Json.mapper().valueToTree(row);
      List<String> cells = new ArrayList<>(columns.size());
      cells(listing.rowType(), tree, cells);
      csv.append(String.join(",", cells)).append(END);
    }
    return csv.toString();
  }

  private static Stream<String> columns(Class<?> type, String prefix) {
    return Stream.of(type.getRecordComponents())
        .flatMap(
            c ->
                c.getType().isRecord()
                    ? columns(c.getType(), prefix + snake(c.getName()) + "_")
                    : Stream.of(prefix + snake(c.getName())));
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static void cells(Class<?> type, JsonNode tree, List<String> cells) {
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode value = tree.path(component.getName());
      if (component.getType().isRecord()) {
        cells(component.getType(), value, cells);
      } else {
        cells.add(cell(value));
      }
    }
  }

  private static String cell(JsonNode value) {
    return value.isNumber() || value.isBoolean() ? value.asText() : quoted(harmless(text(value)));
  }

  private static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(CsvWriter::text)
          .collect(joining("; "));
    }
    for (String name : SHORT_FOR_AN_OBJECT) {
      if (value.has(name)) {
        return value.get(name).asText();
      }
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** A spreadsheet may skip blanks and invisible characters before the sign of a formula. */
  private static String harmless(String text) {
    String clean = StorableText.clean(text);
    int first = clean.codePoints().filter(c -> !isSkipped(c)).findFirst().orElse(' ');
    boolean control = !clean.isEmpty() && Character.isISOControl(clean.charAt(0));
    return control || FORMULA.indexOf(first) >= 0 ? "'" + clean : clean;
  }

  private static boolean isSkipped(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}

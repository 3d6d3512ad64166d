package dev.silkwire.sink.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.sink.view.Listing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A writer of records as CSV after RFC 4180. A column is a component of the record, or a component
 * of a record in it ({@code outlet_name}). The items of a list are joined by semicolons. Text that
 * a spreadsheet could interpret as a formula is prefixed with an apostrophe, as OWASP advises.
 * Stateless.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvWriter {
  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

  /** Characters that begin a formula: ASCII, full-width and small forms, and the minus sign. */
  private static final String FORMULA_SIGNS =
      "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

  /** The fields that represent a JSON object in a cell; the first one that it has is written. */
  private static final List<String> REPRESENTATIVE_FIELDS = List.of("text", "code", "id");

  private CsvWriter() {}

  /** Returns a page as a table with a header line. */
  static String of(Listing listing) {
    CsvSchema.Builder schema = CsvSchema.builder();
    columns(listing.rowType(), "").forEach(schema::addColumn);
    StringWriter text = new StringWriter();
    try (CsvGenerator csv = CSV.createGenerator(text)) {
      csv.setSchema(schema.build().withHeader().withLineSeparator("\r\n"));
      for (Record row : listing.table()) {
        csv.writeStartArray();
        writeCells(csv, listing.rowType(), Json.mapper().valueToTree(row));
        csv.writeEndArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write CSV", e);
    }
    return text.toString();
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

  private static void writeCells(CsvGenerator csv, Class<?> type, JsonNode tree)
      throws IOException {
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode value = tree.path(component.getName());
      if (component.getType().isRecord()) {
        writeCells(csv, component.getType(), value);
      } else {
        csv.writeString(
            value.isNumber() || value.isBoolean() ? value.asText() : escapeFormula(text(value)));
      }
    }
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
    for (String name : REPRESENTATIVE_FIELDS) {
      if (value.has(name)) {
        return value.get(name).asText();
      }
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** Spreadsheets may skip whitespace and invisible characters before the sign of a formula. */
  private static String escapeFormula(String text) {
    String clean = StorableText.clean(text);
    int first = clean.codePoints().filter(c -> !isSkipped(c)).findFirst().orElse(' ');
    boolean beginsWithControl = !clean.isEmpty() && Character.isISOControl(clean.charAt(0));
    return beginsWithControl || FORMULA_SIGNS.indexOf(first) >= 0 ? "'" + clean : clean;
  }

  private static boolean isSkipped(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}

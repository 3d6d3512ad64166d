package dev.silkwire.sink.view;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.silkwire.contract.record.CountryDay;
import dev.silkwire.sink.query.Columns;
import dev.silkwire.sink.query.Counts;
import dev.silkwire.sink.query.Parameters;
import dev.silkwire.sink.query.SqlQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalogue of initiatives with the totals of each entry. Stateless. */
public final class InitiativeListView {
  private InitiativeListView() {}

  /** The catalogue with its totals; {@code any} are the totals of articles with any or none. */
  public record Initiatives(List<Entry> initiatives, List<String> families, Counts any)
      implements Listing {
    @Override
    public List<Entry> table() {
      return initiatives;
    }

    @Override
    public Class<Entry> rowType() {
      return Entry.class;
    }
  }

  /** A catalogue entry with its totals. */
  public record Entry(
      String id,
      String name,
      @Nullable String family,
      @Nullable String kind,
      JsonNode lead,
      @Nullable Integer since,
      @Nullable String parent,
      @Nullable String note,
      Counts counts) {}

  public static Initiatives initiatives(Connection connection, Parameters unused)
      throws SQLException {
    Map<String, Counts> counts = new HashMap<>();
    new SqlQuery("SELECT initiative, " + Counts.SUMS)
        .add(" FROM country_days WHERE country = ?", CountryDay.WORLD)
        .add(" GROUP BY initiative HAVING SUM(articles) > 0")
        .list(connection, r -> counts.put(r.getString("initiative"), Counts.of(r)));
    Counts any = requireNonNullElse(counts.remove(CountryDay.ANY), Counts.NONE);
    List<Entry> entries =
        new SqlQuery("SELECT * FROM initiatives ORDER BY name, id")
            .list(connection, r -> entry(r, counts.remove(r.getString("id"))));
    counts.forEach((id, c) -> entries.add(removed(id, c)));
    TreeSet<String> families = new TreeSet<>();
    entries.forEach(e -> families.add(requireNonNullElse(e.family(), "")));
    families.remove("");
    return new Initiatives(entries, List.copyOf(families), any);
  }

  private static Entry entry(ResultSet r, @Nullable Counts counts) throws SQLException {
    return new Entry(
        r.getString("id"),
        r.getString("name"),
        r.getString("family"),
        r.getString("kind"),
        Columns.json(r, "lead"),
        Columns.nullableInt(r, "since"),
        r.getString("parent"),
        r.getString("note"),
        requireNonNullElse(counts, Counts.NONE));
  }

  /** Returns an entry for an initiative that was removed from the catalogue but has totals. */
  private static Entry removed(String id, Counts counts) {
    JsonNode noCountries = JsonNodeFactory.instance.arrayNode();
    return new Entry(id, id, null, null, noCountries, null, null, null, counts);
  }
}

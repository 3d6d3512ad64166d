package dev.silkwire.sink.store;

import static java.util.stream.Collectors.joining;

import dev.silkwire.contract.topic.Topic;
import dev.silkwire.sink.words.Searchable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mapping of one topic's records to the rows of one table, with one SQL text for both
 * databases. Thread-safe: immutable. Example:
 *
 * <pre>{@code
 * static final Table<Initiative> INITIATIVES =
 *     keyed(Topics.INITIATIVES, "initiatives", "id").column("name", Initiative::name).build();
 * }</pre>
 *
 * @param <V> the topic's record type
 */
public final class Table<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Table.class);

  private final Topic<V> topic;
  private final String name;
  private final List<String> keyColumns;
  private final boolean rowPerRecord;
  private final List<Column<V>> columns;
  private final List<Child<V>> children;
  private final @Nullable BiFunction<String, Received<V>, Searchable> search;
  private final @Nullable Function<V, String> keyOf;
  private final Deserializer<V> values;
  private final String upsert;

  /** A column and the function that computes its value. */
  record Column<V>(String name, Function<Received<V>, @Nullable Object> content) {}

  /**
   * A child table, whose rows are replaced together with their parent row.
   *
   * @param columns the first one holds the parent's key
   * @param content computes the values of all columns but the first
   */
  record Child<V>(
      String table, List<String> columns, Function<Received<V>, List<List<Object>>> content) {
    List<List<Object>> rows(String key, Received<V> value) {
      return content.apply(value).stream()
          .map(row -> Stream.concat(Stream.<Object>of(key), row.stream()).toList())
          .map(this::checked)
          .toList();
    }

    private List<Object> checked(List<Object> row) {
      for (int i = 0; i < row.size(); i++) {
        StorableRow.indexed(columns.get(i), row.get(i));
      }
      return row;
    }

    String insert() {
      return insertInto(table, columns);
    }

    /** Returns a statement that deletes the children of the parent keys in {@code IN (%s)}. */
    String delete() {
      return "DELETE FROM " + table + " WHERE " + columns.get(0) + " IN (%s)";
    }
  }

  private Table(Builder<V> builder) {
    this.topic = builder.topic;
    this.name = builder.name;
    this.keyColumns = List.copyOf(builder.keyColumns);
    this.rowPerRecord = builder.rowPerRecord;
    this.columns = List.copyOf(builder.columns);
    this.children = List.copyOf(builder.children);
    this.search = builder.search;
    this.keyOf = builder.keyOf;
    this.values = topic.values().deserializer();
    this.upsert =
        insertInto(
                name,
                Stream.concat(keyColumns.stream(), columns.stream().map(Column::name)).toList())
            + " ON CONFLICT ("
            + String.join(", ", keyColumns)
            + ") DO UPDATE SET "
            + columns.stream()
                .map(c -> c.name() + " = excluded." + c.name())
                .collect(joining(", "));
  }

  /** Returns a builder of a table whose primary key is the record's key, split at slashes. */
  static <V> Builder<V> keyed(Topic<V> topic, String name, String... keyColumns) {
    return new Builder<>(topic, name, List.of(keyColumns), false);
  }

  /** Returns a builder of a table that stores each record as a separate row. */
  static <V> Builder<V> logged(Topic<V> topic, String name, String keyColumn) {
    return new Builder<>(topic, name, List.of(keyColumn), true);
  }

  /** Returns the topic that this table stores. */
  public Topic<V> topic() {
    return topic;
  }

  /** Decodes a record: returns a change, or a rejection with the reason; never throws. */
  public DecodedRecord decode(SinkRecord source) {
    String key = rowPerRecord ? source.recordId() : source.key();
    Optional<String> error =
        rowPerRecord ? Optional.empty() : StorableRow.keyError(key, keyColumns);
    return key == null || error.isPresent()
        ? new DecodedRecord.Rejection(source, error.orElse("the record has no key"))
        : decode(source, rowPerRecord ? List.of(key) : StorableRow.parts(key, keyColumns));
  }

  private DecodedRecord decode(SinkRecord source, List<String> key) {
    try {
      V value = values.deserialize(topic.name(), source.bytes());
      if (value == null && source.bytes() != null) {
        return new DecodedRecord.Rejection(
            source, "the value is the JSON null; to delete, send no value");
      }
      if (value != null && keyOf != null && !keyOf.apply(value).equals(String.join("/", key))) {
        return new DecodedRecord.Rejection(source, "the key is not that of the value");
      }
      return new DecodedRecord.Change<>(source, this, key, value);
    } catch (SerializationException e) {
      return new DecodedRecord.Rejection(source, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.debug("cannot decode {}", source, e);
      return new DecodedRecord.Rejection(
          source, "the sink cannot read it: " + e.getClass().getSimpleName());
    }
  }

  String upsert() {
    return upsert;
  }

  String delete() {
    return "DELETE FROM "
        + name
        + " WHERE "
        + keyColumns.stream().map(c -> c + " = ?").collect(joining(" AND "));
  }

  List<Child<V>> children() {
    return children;
  }

  String name() {
    return name;
  }

  List<String> keyColumns() {
    return keyColumns;
  }

  /** Returns the key of a row whose first columns are the key columns. */
  List<String> key(ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int i = 1; i <= keyColumns.size(); i++) {
      key.add(row.getString(i));
    }
    return List.copyOf(key);
  }

  /** Returns whether the rows are in the full-text index. */
  boolean isSearchable() {
    return search != null;
  }

  /**
   * Returns the row of a value.
   *
   * @throws IllegalArgumentException when no database can store it
   */
  Row row(List<String> key, Received<V> value) {
    List<@Nullable Object> row = new ArrayList<>(key);
    columns.forEach(c -> row.add(StorableRow.value(c.name(), c.content().apply(value))));
    return new Row(
        row,
        children.stream().map(c -> c.rows(key.get(0), value)).toList(),
        search == null ? null : search.apply(key.get(0), value));
  }

  private static String insertInto(String table, List<String> columns) {
    return "INSERT INTO "
        + table
        + " ("
        + String.join(", ", columns)
        + ") VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  /** A builder of tables. */
  static final class Builder<V> {
    private final Topic<V> topic;
    private final String name;
    private final List<String> keyColumns;
    private final boolean rowPerRecord;
    private final List<Column<V>> columns = new ArrayList<>();
    private final List<Child<V>> children = new ArrayList<>();
    private @Nullable BiFunction<String, Received<V>, Searchable> search;
    private @Nullable Function<V, String> keyOf;

    private Builder(Topic<V> topic, String name, List<String> keyColumns, boolean rowPerRecord) {
      this.topic = topic;
      this.name = name;
      this.keyColumns = keyColumns;
      this.rowPerRecord = rowPerRecord;
    }

    Builder<V> column(String column, Function<V, @Nullable Object> content) {
      return received(column, r -> content.apply(r.value()));
    }

    /** Adds a column whose value depends on the time at which the sink received the record. */
    Builder<V> received(String column, Function<Received<V>, @Nullable Object> content) {
      columns.add(new Column<>(column, content));
      return this;
    }

    /** Adds a column for the time of arrival; see {@link Received#arrival}. */
    Builder<V> arrival(String column, Function<V, Instant> at) {
      return received(column, r -> SortableTimestamps.text(r.arrival(at.apply(r.value()))));
    }

    /** Rejects records whose key is not the one that this function computes from the value. */
    Builder<V> key(Function<V, String> ofValue) {
      keyOf = ofValue;
      return this;
    }

    /** Adds columns that several tables share. */
    Builder<V> columns(Function<Builder<V>, Builder<V>> shared) {
      return shared.apply(this);
    }

    Builder<V> child(
        String table, List<String> childColumns, Function<Received<V>, List<List<Object>>> rows) {
      children.add(new Child<>(table, childColumns, rows));
      return this;
    }

    /** Adds the rows to the full-text index. */
    Builder<V> search(BiFunction<String, Received<V>, Searchable> entry) {
      search = entry;
      return this;
    }

    Table<V> build() {
      return new Table<>(this);
    }
  }
}

package dev.silkwire.sink.store;

import static java.util.stream.Collectors.joining;

import dev.silkwire.contract.Topic;
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
 * How the records of one topic become rows of one table: one text of SQL each for both databases.
 * Immutable and safe to share.
 *
 * @param <V> the topic's record type
 */
public final class Table<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Table.class);

  private final Topic<V> topic;
  private final String name;
  private final List<String> keyColumns;
  private final boolean oneRowARecord;
  private final List<Column<V>> columns;
  private final List<Part<V>> parts;
  private final @Nullable BiFunction<String, Received<V>, Searchable> search;
  private final @Nullable Function<V, String> keyOf;
  private final Deserializer<V> values;
  private final String upsert;

  /** One column and where its content comes from. */
  record Column<V>(String name, Function<Received<V>, @Nullable Object> content) {}

  /**
   * Rows of another table that belong to a row of this one and are replaced with it; the first
   * column is this table's key and stands before the content.
   */
  record Part<V>(
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

    /** Deletes all that belongs to rows, whose keys stand for {@code %s}. */
    String delete() {
      return "DELETE FROM " + table + " WHERE " + columns.get(0) + " IN (%s)";
    }
  }

  private Table(Builder<V> builder) {
    this.topic = builder.topic;
    this.name = builder.name;
    this.keyColumns = List.copyOf(builder.keyColumns);
    this.oneRowARecord = builder.oneRowARecord;
    this.columns = List.copyOf(builder.columns);
    this.parts = List.copyOf(builder.parts);
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

  /** Begins the declaration of a table whose key columns are the parts of the record's key. */
  static <V> Builder<V> keyed(Topic<V> topic, String name, String... keyColumns) {
    return new Builder<>(topic, name, List.of(keyColumns), false);
  }

  /** Begins the declaration of a table that keeps each record as a row of its own. */
  static <V> Builder<V> logged(Topic<V> topic, String name, String keyColumn) {
    return new Builder<>(topic, name, List.of(keyColumn), true);
  }

  /** The topic whose records it holds. */
  public Topic<V> topic() {
    return topic;
  }

  /** Returns the change that a record makes, or a refusal with the reason; throws nothing. */
  public DecodedRecord read(SinkRecord arrival) {
    String key = oneRowARecord ? arrival.recordId() : arrival.key();
    Optional<String> fault =
        oneRowARecord ? Optional.empty() : StorableRow.keyFault(key, keyColumns);
    return key == null || fault.isPresent()
        ? new DecodedRecord.Refusal(arrival, fault.orElse("the record has no key"))
        : read(arrival, oneRowARecord ? List.of(key) : StorableRow.parts(key, keyColumns));
  }

  private DecodedRecord read(SinkRecord arrival, List<String> key) {
    try {
      V value = values.deserialize(topic.name(), arrival.bytes());
      if (value == null && arrival.bytes() != null) {
        return new DecodedRecord.Refusal(
            arrival, "the value is the JSON null; to delete, send no value");
      }
      if (value != null && keyOf != null && !keyOf.apply(value).equals(String.join("/", key))) {
        return new DecodedRecord.Refusal(arrival, "the key is not that of the value");
      }
      return new DecodedRecord.Change<>(arrival, this, key, value);
    } catch (SerializationException e) {
      return new DecodedRecord.Refusal(arrival, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.debug("cannot read {}", arrival, e);
      return new DecodedRecord.Refusal(
          arrival, "the sink cannot read it: " + e.getClass().getSimpleName());
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

  List<Part<V>> parts() {
    return parts;
  }

  /** Its name in the database. */
  String name() {
    return name;
  }

  /** Its key columns. */
  List<String> keyColumns() {
    return keyColumns;
  }

  /** The key of a row, whose columns come first. */
  List<String> key(ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int i = 1; i <= keyColumns.size(); i++) {
      key.add(row.getString(i));
    }
    return List.copyOf(key);
  }

  /** Whether its rows are found by their words. */
  boolean searched() {
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
        parts.stream().map(p -> p.rows(key.get(0), value)).toList(),
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

  /** A table being declared. */
  static final class Builder<V> {
    private final Topic<V> topic;
    private final String name;
    private final List<String> keyColumns;
    private final boolean oneRowARecord;
    private final List<Column<V>> columns = new ArrayList<>();
    private final List<Part<V>> parts = new ArrayList<>();
    private @Nullable BiFunction<String, Received<V>, Searchable> search;

    private @Nullable Function<V, String> keyOf;

    private Builder(Topic<V> topic, String name, List<String> keyColumns, boolean oneRowARecord) {
      this.topic = topic;
      this.name = name;
      this.keyColumns = keyColumns;
      this.oneRowARecord = oneRowARecord;
    }

    Builder<V> column(String column, Function<V, @Nullable Object> content) {
      return received(column, r -> content.apply(r.value()));
    }

    /** A column whose content depends on the time at which the sink read the record. */
    Builder<V> received(String column, Function<Received<V>, @Nullable Object> content) {
      columns.add(new Column<>(column, content));
      return this;
    }

    /** The time of an arrival, which is never later than the sink read the record. */
    Builder<V> arrival(String column, Function<V, Instant> at) {
      return received(column, r -> SortableTimestamps.text(r.arrival(at.apply(r.value()))));
    }

    /** The value names its key, and is refused under any other. */
    Builder<V> key(Function<V, String> ofValue) {
      keyOf = ofValue;
      return this;
    }

    /** Columns shared by several tables. */
    Builder<V> columns(Function<Builder<V>, Builder<V>> more) {
      return more.apply(this);
    }

    Builder<V> part(
        String table, List<String> partColumns, Function<Received<V>, List<List<Object>>> content) {
      parts.add(new Part<>(table, partColumns, content));
      return this;
    }

    /** Rows are found by these words. */
    Builder<V> search(BiFunction<String, Received<V>, Searchable> words) {
      search = words;
      return this;
    }

    Table<V> build() {
      return new Table<>(this);
    }
  }
}

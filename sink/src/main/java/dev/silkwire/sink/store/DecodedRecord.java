package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.Mention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of decoding a {@link SinkRecord}. */
public sealed interface DecodedRecord {
  /** Returns the record that was decoded. */
  SinkRecord source();

  /**
   * A record that upserts or deletes a row.
   *
   * @param source the record that was decoded
   * @param table the table of its topic
   * @param key the row's primary key
   * @param value the decoded value; null to delete the row
   * @param <V> the record type
   */
  record Change<V>(SinkRecord source, Table<V> table, List<String> key, @Nullable V value)
      implements DecodedRecord {
    public Change {
      requireNonNull(source);
      requireNonNull(table);
      key = List.copyOf(key);
    }

    /**
     * Returns the row to write; empty for a delete.
     *
     * @throws IllegalArgumentException when no database can store a value
     */
    Optional<Row> row() {
      return received().map(value -> table.row(key, value));
    }

    /** Returns when an article was fetched; empty for all other records. */
    public Optional<Instant> fetchedAt() {
      return value instanceof Article ? arrivedAt() : Optional.empty();
    }

    /** Returns the arrival of an article or a mention; empty for all other records. */
    Optional<Instant> arrivedAt() {
      if (value instanceof Article article) {
        return received().map(r -> r.arrival(article.fetchedAt()));
      }
      return value instanceof Mention mention
          ? received().map(r -> r.arrival(mention.fetchedAt()))
          : Optional.empty();
    }

    private Optional<Received<V>> received() {
      return Optional.ofNullable(value).map(v -> new Received<>(v, source.receivedAt()));
    }
  }

  /**
   * A record that cannot be stored.
   *
   * @param source the record that was decoded
   * @param reason for a person
   */
  record Rejection(SinkRecord source, String reason) implements DecodedRecord {
    public Rejection {
      requireNonNull(source);
      requireNonNull(reason);
    }
  }
}

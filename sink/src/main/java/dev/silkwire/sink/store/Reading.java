package dev.silkwire.sink.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an {@link Arrival} when it was read. */
public sealed interface Reading {
  /** The record. */
  Arrival arrival();

  /**
   * It changes a row.
   *
   * @param table the table of its topic
   * @param key the row's primary key
   * @param row its new content, null to delete it
   */
  record Change(Arrival arrival, Table<?> table, List<String> key, @Nullable Row row)
      implements Reading {
    public Change {
      requireNonNull(arrival);
      requireNonNull(table);
      key = List.copyOf(key);
    }

    /** When the article was fetched that this is; empty for all other records. */
    public Optional<Instant> fetchedAt() {
      return table == Tables.ARTICLES && row != null
          ? Optional.ofNullable(
              Moments.instant((String) row.values().get(table.position("fetched_at"))))
          : Optional.empty();
    }
  }

  /**
   * It cannot be used.
   *
   * @param reason for a person
   */
  record Refusal(Arrival arrival, String reason) implements Reading {
    public Refusal {
      requireNonNull(arrival);
      requireNonNull(reason);
    }
  }
}

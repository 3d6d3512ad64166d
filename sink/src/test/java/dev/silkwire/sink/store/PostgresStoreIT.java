package dev.silkwire.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.database.DatabaseStart;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The store with a real PostgreSQL. */
class PostgresStoreIT extends StoreCases {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  DatabaseAddress address() throws SQLException {
    return new DatabaseAddress(POSTGRES.url(), "postgres", null);
  }

  @Override
  String refusing(String title) {
    return "ALTER TABLE articles ADD CONSTRAINT refusal CHECK (title <> '" + title + "')";
  }

  @Test
  void longTextIsCompressedByLz4WhereTheServerKnowsIt() throws SQLException {
    List<String> found =
        database.write(
            connection ->
                ResultRows.of(
                    connection
                        .createStatement()
                        .executeQuery(
                            "SELECT setting, 'lz4' = ANY (enumvals) FROM pg_settings"
                                + " WHERE name = 'default_toast_compression'")));
    assertThat(found).hasSize(1).isSubsetOf("lz4|t", "pglz|f");
  }

  @Test
  void severalProcessesMayMigrateAtOnce() throws Exception {
    String url = POSTGRES.url();
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      starts.add(CompletableFuture.runAsync(() -> start(url)));
    }
    CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
    assertThat(starts).allMatch(CompletableFuture::isDone);
  }

  private static void start(String url) {
    DatabaseStart.open(new DatabaseAddress(url, "postgres", null), 1, d -> Thread.onSpinWait())
        .close();
  }

  @Test
  void aDatabaseThatDoesNotExistIsReportedAtOnce() throws Exception {
    String url = POSTGRES.url().replaceFirst("silkwire_\\d+", "nowhere");

    assertThatThrownBy(() -> start(url))
        .isInstanceOf(DatabaseStart.CannotOpen.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aServerThatDoesNotAnswerIsRetried() throws Exception {
    String url = POSTGRES.url().replaceFirst(":\\d+/", ":1/");
    List<Duration> waits = new ArrayList<>();

    assertThatThrownBy(
            () ->
                DatabaseStart.open(
                    new DatabaseAddress(url, "postgres", null),
                    1,
                    wait -> {
                      waits.add(wait);
                      throw new InterruptedException("enough");
                    }))
        .isInstanceOf(DatabaseStart.CannotOpen.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }
}

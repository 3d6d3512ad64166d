package dev.silkwire.bench;

import dev.silkwire.sink.api.Api;
import dev.silkwire.sink.database.Database;
import dev.silkwire.sink.database.DatabaseAddress;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.view.SinkHealth;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Serves page and API over a database without writers, without a rate limit. */
public final class ApiServer {
  private ApiServer() {}

  /**
   * Runs until it is killed.
   *
   * @param args JDBC URL, port
   */
  public static void main(String[] args) throws SQLException, InterruptedException {
    try (Database database = Database.open(new DatabaseAddress(args[0], null, null));
        Api api =
            Api.start(
                new Api.Settings(
                    "127.0.0.1",
                    Integer.parseInt(args[1]),
                    new AccessConfig(null, null, null, false, List.of(), 0, List.of())),
                database,
                new Quiet(),
                () -> "",
                InstantSource.system())) {
      System.out.println("http://localhost:" + api.port());
      new CountDownLatch(1).await();
    }
  }

  private static final class Quiet implements SinkHealth {
    @Override
    public Map<String, Long> lagByTopic() {
      return Map.of();
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public Optional<String> failure() {
      return Optional.empty();
    }
  }
}

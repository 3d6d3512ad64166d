package dev.silkwire.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A PostgreSQL server for measurements, with the settings it comes with. */
public final class PostgresServer {
  private PostgresServer() {}

  /**
   * Runs until it is killed.
   *
   * @param args folder for the data, port
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(folder);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPort(Integer.parseInt(args[1]))
            .start()) {
      System.out.println(server.getJdbcUrl("postgres", "postgres"));
      new CountDownLatch(1).await();
    }
  }
}

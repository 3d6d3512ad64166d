package dev.silkwire.bench.cluster;

import dev.silkwire.app.topic.TopicCounts;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.topic.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/** Follows the output of each stage: two topics and the database. The thread is its own. */
final class PipelineProgress implements AutoCloseable {
  private static final String ROWS =
      "SELECT (SELECT COUNT(*) FROM articles) + (SELECT COUNT(*) FROM duplicates)";

  final Output ingest = new Output("ingest");
  final Output enrich = new Output("enrich");
  final Output sink = new Output("sink");
  private final String database;
  private final TopicCounts topics;
  private final Thread thread = new Thread(this::follow, "progress");
  private volatile boolean closed;

  PipelineProgress(String bootstrap, String database) {
    this.database = database;
    this.topics = new TopicCounts(KafkaConnection.to(bootstrap), true);
    thread.setDaemon(true);
    thread.start();
  }

  /** The stages in the order of the flow. */
  List<Output> stages() {
    return List.of(ingest, enrich, sink);
  }

  private void follow() {
    while (!closed) {
      try (Connection connection = DriverManager.getConnection(database);
          Statement statement = connection.createStatement()) {
        while (!closed) {
          look(statement);
          TimeUnit.MILLISECONDS.sleep(50);
        }
      } catch (SQLException | KafkaException e) {
        // There are no tables yet, or Kafka does not answer: the next turn looks again.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look(Statement statement) throws SQLException {
    topics.update();
    long read = topics.records(Topics.RAW_ARTICLES);
    long enriched = topics.records(Topics.ARTICLES) + topics.records(Topics.DUPLICATES);
    ingest.saw(read, read);
    enrich.saw(enriched, read);
    try (ResultSet rows = statement.executeQuery(ROWS)) {
      rows.next();
      sink.saw(rows.getLong(1), enriched);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}

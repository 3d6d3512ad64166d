package dev.silkwire.app;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.enrich.EnrichMain;
import dev.silkwire.ingest.IngestMain;
import dev.silkwire.sink.SinkMain;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Everything in one process: the broker unless another Kafka is named, then the stages from the
 * last to the first, so that whoever speaks is heard. Closing goes the other way.
 */
public final class AllInOne implements AutoCloseable {
  private final ClosingStack parts;
  private final String bootstrap;
  private final SinkMain sink;
  private final EnrichMain enrich;
  private final IngestMain ingest;

  private AllInOne(Settings settings, Consumer<Preparation> feeds, ClosingStack parts) {
    this.parts = parts;
    this.bootstrap = broker(settings, parts);
    Preparation preparation = new Preparation(bootstrap, InstantSource.system());
    if (settings.kafka().embedded()) {
      preparation.topics();
    } else {
      preparation.topicsOnceKafkaAnswers();
    }
    feeds.accept(preparation);
    PrometheusMeterRegistry metrics = Metrics.registry();
    parts.onClose(metrics::close);
    this.sink = parts.push(SinkMain.start(settings.sink(), metrics, metrics::scrape));
    this.enrich = parts.push(EnrichMain.start(settings.enrich(), metrics));
    this.ingest = parts.push(IngestMain.start(settings.ingest(), metrics));
  }

  /**
   * Starts all of it, as soon as a Kafka that is not embedded answers; what was started is closed
   * again when a part cannot start.
   *
   * @param feeds adds feeds to those known already
   * @throws Trouble when a port, the embedded Kafka or the database is not to be had
   */
  public static AllInOne start(Settings settings, Consumer<Preparation> feeds) {
    ClosingStack parts = new ClosingStack();
    try {
      return new AllInOne(settings, feeds, parts);
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  private static String broker(Settings settings, ClosingStack parts) {
    return settings.kafka().embedded()
        ? parts
            .push(EmbeddedBroker.start(settings.brokerFolder(), settings.kafka().port()))
            .bootstrap()
        : settings.bootstrap();
  }

  /** Where its Kafka is. */
  public String bootstrap() {
    return bootstrap;
  }

  /** The page's address. */
  public String page() {
    return "http://localhost:" + sink.port();
  }

  /** Whether every stage still does its work. */
  public boolean healthy() {
    return ingest.healthy() && enrich.healthy() && sink.failure().isEmpty();
  }

  @Override
  public void close() {
    parts.close();
  }
}

package dev.silkwire.app.run;

import dev.silkwire.app.broker.EmbeddedBroker;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.app.settings.Settings;
import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.contract.health.StageHealths;
import dev.silkwire.enrich.EnrichMain;
import dev.silkwire.ingest.IngestMain;
import dev.silkwire.sink.SinkMain;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole pipeline in one process: the broker, unless another Kafka is configured, then the
 * stages from the last to the first, so that each consumer runs before its producer. {@link
 * #close()} closes them in reverse order.
 *
 * <pre>{@code
 * try (AllInOne all = AllInOne.start(settings, preparation -> preparation.feeds(feeds))) {
 *   Running.of(all, all.health().failure()).each(Duration.ofSeconds(1), () -> {});
 * }
 * }</pre>
 */
public final class AllInOne implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT_AFTER_FAILURE = Duration.ofSeconds(5);

  private final ClosingStack parts;
  private final List<Health> healths;
  private final Health health;
  private final @Nullable EmbeddedBroker broker;
  private final KafkaConnection connection;
  private final SinkMain sink;

  private AllInOne(
      Settings settings, Consumer<Preparation> feeds, ClosingStack parts, List<Health> healths) {
    this.parts = parts;
    this.healths = healths;
    this.health = Health.of(healths);
    this.broker = settings.kafka().embedded() ? broker(settings) : null;
    this.connection = settings.connection();
    InstantSource clock = InstantSource.system();
    Preparation preparation = new Preparation(connection, clock);
    if (settings.kafka().embedded()) {
      preparation.topics();
    } else {
      preparation.topicsOnceKafkaAnswers();
    }
    feeds.accept(preparation);
    PrometheusMeterRegistry metrics = Metrics.registry(parts);
    Metrics.disk(metrics, settings.data());
    healths.add(Stages.dependencies(connection, clock, metrics, parts));
    StageHealths stages = new StageHealths(List.of("ingest", "enrich", "sink"));
    Health.of(List.copyOf(healths)).registerDependency(stages);
    this.sink = parts.push(Stages.sink(settings, metrics, stages));
    healths.add(new Health(sink::failure, Optional::empty));
    EnrichMain enrich = parts.push(Stages.enrich(settings, metrics));
    register(stages, "enrich", Stages.health(enrich));
    IngestMain ingest = parts.push(IngestMain.start(settings.ingest(), metrics));
    register(stages, "ingest", Stages.health(ingest));
  }

  private void register(StageHealths stages, String stage, Health stageHealth) {
    healths.add(stageHealth);
    stageHealth.register(stages, stage);
  }

  /**
   * Starts the pipeline. Blocks until an external Kafka answers. When a part cannot start, the
   * parts that have started are closed.
   *
   * @param feeds publishes feeds in addition to those in {@code news.feeds}
   * @throws OperatorException when a file of the operator is invalid, or a port, a folder, the
   *     embedded Kafka or the database is unavailable; files, folders and ports are checked first
   */
  public static AllInOne start(Settings settings, Consumer<Preparation> feeds) {
    Preflight.all(settings);
    ClosingStack parts = new ClosingStack();
    List<Health> healths = new CopyOnWriteArrayList<>();
    try {
      return new AllInOne(settings, feeds, parts, healths);
    } catch (RuntimeException e) {
      // To a stage that starts, a failed broker looks like a Kafka that does not answer.
      Optional<String> failure = Health.of(healths).failure().get();
      parts.close();
      throw failure
          .<RuntimeException>map(why -> new OperatorException(ExitCode.UNAVAILABLE, why, e))
          .orElse(e);
    } catch (Error e) {
      parts.close();
      throw e;
    }
  }

  private EmbeddedBroker broker(Settings settings) {
    EmbeddedBroker started =
        parts.push(EmbeddedBroker.start(settings.brokerFolder(), settings.kafka().port()));
    healths.add(new Health(started::failure, Optional::empty));
    return started;
  }

  /** Returns the connection to Kafka. */
  public KafkaConnection connection() {
    return connection;
  }

  /** Returns the URL of the page. */
  public String page() {
    return "http://localhost:" + sink.port();
  }

  /** Returns the health of all parts: broker, Kafka and stages. */
  public Health health() {
    return health;
  }

  /** Closes all parts; waits only 5 s when the broker has failed, as stages cannot finish then. */
  @Override
  public void close() {
    if (broker != null && broker.failure().isPresent()) {
      parts.close(CLOSE_TIMEOUT_AFTER_FAILURE);
    } else {
      parts.close();
    }
  }
}

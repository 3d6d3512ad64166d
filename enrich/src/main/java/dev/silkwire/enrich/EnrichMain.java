package dev.silkwire.enrich;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.Initiative;
import dev.silkwire.contract.StageFailure;
import dev.silkwire.contract.Unreadable;
import dev.silkwire.enrich.country.PlacesInForce;
import dev.silkwire.enrich.country.RollUp;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.initiative.CatalogueChanges;
import dev.silkwire.enrich.initiative.CatalogueFile;
import dev.silkwire.enrich.initiative.CatalogueTopic;
import dev.silkwire.enrich.revision.EnrichMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrich stage: wires it, starts it, closes it. The topics of the contract must exist.
 * Thread-safe.
 */
public final class EnrichMain implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EnrichMain.class);
  private static final Duration LOOK_AT_PLACES = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  private final PlacesInForce places;
  private final RocksMemory memory;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;

  private EnrichMain(EnrichConfig config, MeterRegistry registry, PlacesInForce places) {
    this.places = places;
    this.memory = new RocksMemory();
    Properties settings = StreamsSettings.of(config, memory);
    InstantSource clock = InstantSource.system();
    Topology topology =
        new EnrichTopology(settings, new EnrichMetrics(registry), config.storyTtl(), clock, places)
            .build();
    this.streams = new KafkaStreams(topology, settings);
    this.streams.setUncaughtExceptionHandler(new RestartLimit(clock));
    this.streamsMetrics = new KafkaStreamsMetrics(streams);
    this.streamsMetrics.bindTo(registry);
  }

  /**
   * Starts the stage, and publishes the catalogue where there is none or the settings name one.
   *
   * @throws StageFailure when the catalogue or the places of the settings cannot be used
   * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached
   */
  public static EnrichMain start(EnrichConfig config, MeterRegistry registry) {
    Catalogue own = catalogue(config);
    // Making the gazetteer takes a second meanwhile, and needs no Kafka.
    PlacesInForce places = places(config);
    publishCatalogue(config, own);
    EnrichMain stage = new EnrichMain(config, registry, places);
    stage.places.watch(LOOK_AT_PLACES);
    stage.streams.start();
    LOG.info("enrich {} reads from {}", config.instance(), config.bootstrap());
    return stage;
  }

  /** The one that the settings name. */
  private static @Nullable Catalogue catalogue(EnrichConfig config) {
    Path file = config.catalogue();
    if (file == null) {
      return null;
    }
    try {
      CatalogueFile.Reading reading = CatalogueFile.read(file);
      if (reading instanceof CatalogueFile.Good good) {
        return good.catalogue();
      }
      String reasons = ((CatalogueFile.Bad) reading).reasons();
      throw new StageFailure("catalogue " + file + " cannot be used: " + reasons);
    } catch (IOException e) {
      throw new StageFailure("catalogue " + file + " cannot be read: " + Unreadable.why(e), e);
    }
  }

  private static PlacesInForce places(EnrichConfig config) {
    try {
      return new PlacesInForce(config.places(), RollUp.of(config.rollUp()));
    } catch (IllegalArgumentException e) {
      throw new StageFailure(requireNonNull(e.getMessage()), e);
    }
  }

  private static void publishCatalogue(EnrichConfig config, @Nullable Catalogue own) {
    CatalogueTopic topic = new CatalogueTopic(config.bootstrap(), InstantSource.system());
    Map<String, Initiative> inForce = topic.inForce();
    if (own == null && !inForce.isEmpty()) {
      return;
    }
    Catalogue wanted = own == null ? Catalogue.builtIn() : own;
    CatalogueChanges changes = CatalogueChanges.between(inForce, wanted).keepingOthers();
    topic.publish(changes);
    LOG.info("catalogue: {} new, {} changed", changes.added().size(), changes.changed().size());
  }

  /** Where it stands: {@code RUNNING} when articles flow. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /** Whether it does its work, or is about to; once false it stays so. */
  public boolean healthy() {
    return switch (streams.state()) {
      case CREATED, REBALANCING, RUNNING -> true;
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
    };
  }

  /**
   * Finishes what is in hand and stops. The instance keeps its place in the group, so that the same
   * one is back at work in a second.
   */
  @Override
  public void close() {
    boolean closed =
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(
                    CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    if (!closed) {
      LOG.warn("enrich did not stop within {}; it will restore its state", CLOSE_TIMEOUT);
    }
    places.close();
    streamsMetrics.close();
    memory.close();
  }
}

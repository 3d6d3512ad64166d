package dev.silkwire.enrich;

import dev.silkwire.contract.Initiative;
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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
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
   * @throws IllegalArgumentException when the catalogue or the places of the settings cannot be
   *     read
   * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached
   */
  public static EnrichMain start(EnrichConfig config, MeterRegistry registry) {
    // Reading the gazetteer takes a second meanwhile, and needs no Kafka.
    PlacesInForce places = new PlacesInForce(config.places(), RollUp.of(config.rollUp()));
    publishCatalogue(config);
    EnrichMain stage = new EnrichMain(config, registry, places);
    stage.places.watch(LOOK_AT_PLACES);
    stage.streams.start();
    LOG.info("enrich {} reads from {}", config.instance(), config.bootstrap());
    return stage;
  }

  private static void publishCatalogue(EnrichConfig config) {
    CatalogueTopic topic = new CatalogueTopic(config.bootstrap(), InstantSource.system());
    Map<String, Initiative> inForce = topic.inForce();
    Path file = config.catalogue();
    if (file == null && !inForce.isEmpty()) {
      return;
    }
    Catalogue wanted = file == null ? Catalogue.builtIn() : read(file);
    CatalogueChanges changes = CatalogueChanges.between(inForce, wanted).keepingOthers();
    topic.publish(changes);
    LOG.info("catalogue: {} new, {} changed", changes.added().size(), changes.changed().size());
  }

  private static Catalogue read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      CatalogueFile.Reading reading = CatalogueFile.read(in);
      if (reading instanceof CatalogueFile.Good good) {
        return good.catalogue();
      }
      throw new IllegalArgumentException(
          "catalogue " + file + " cannot be used: " + ((CatalogueFile.Bad) reading).complaints());
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue " + file + " cannot be read", e);
    }
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

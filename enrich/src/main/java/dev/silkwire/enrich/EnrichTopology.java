package dev.silkwire.enrich;

import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.contract.topic.Topic;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.article.CopyProcessor;
import dev.silkwire.enrich.article.DuplicateProcessor;
import dev.silkwire.enrich.article.EnrichMetrics;
import dev.silkwire.enrich.article.KnownArticle;
import dev.silkwire.enrich.article.RawArticleReader;
import dev.silkwire.enrich.article.RetagProcessor;
import dev.silkwire.enrich.article.RevisionProcessor;
import dev.silkwire.enrich.article.StepNames;
import dev.silkwire.enrich.article.ValidationProcessor;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.duplicate.DuplicateDecisionMessage;
import dev.silkwire.enrich.duplicate.NearDuplicateProcessor;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.duplicate.StoredSketch;
import dev.silkwire.enrich.format.Encoded;
import dev.silkwire.enrich.format.StateSerde;
import dev.silkwire.enrich.language.DocumentLanguage;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.reach.StoryState;
import dev.silkwire.enrich.tag.CatalogueProcessor;
import dev.silkwire.enrich.tag.CatalogueVersion;
import dev.silkwire.enrich.tag.CurrentTagger;
import dev.silkwire.enrich.total.ArticleFootprint;
import dev.silkwire.enrich.total.Contributions;
import dev.silkwire.enrich.total.Total;
import dev.silkwire.enrich.total.TotalsProcessor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The Kafka Streams topology of the enrich stage. Building it connects to nothing.
 *
 * <pre>
 * raw articles ─► validate ─► revise ─► [sketches] ─► detect near-duplicates ─► [decisions]
 * [decisions] ─► apply decisions ─► [copies] ─► count copies
 * retags ─► retag
 *
 * revise, apply decisions, retag ─► articles, mentions
 * apply decisions ─► duplicates
 * revise, apply decisions, count copies, retag ─► stories
 * revise, apply decisions, count copies, retag ─► [contributions] ─► update totals ─► country days
 * </pre>
 *
 * <p>Brackets mark repartitions. The four processors that are keyed by article forward each record
 * to a child by its name: to a sink, or to a child that leads to a repartition. A record on which a
 * processor fails becomes a dead letter ({@link DeadLetterHandler}).
 */
public final class EnrichTopology {
  private final int partitions;
  private final StreamsBuilder builder;
  private final EnrichMetrics metrics;
  private final ThreadProgress progress;
  private final Duration storyTtl;
  private final InstantSource clock;
  private final CatalogueVersion version = new CatalogueVersion();
  private final CurrentTagger tagger;
  private final RawArticleReader reader = new RawArticleReader(new DocumentLanguage());

  /**
   * @param partitions of the raw articles; the repartition topics have as many
   * @param settings of Kafka Streams that affect the topology
   * @param progress to which each processor reports each record
   * @param storyTtl how long an article is kept as a possible original
   * @param clock limits the timestamps of records to the current time
   * @param countries returns the current country tagger, which all processors share
   */
  public EnrichTopology(
      int partitions,
      Properties settings,
      EnrichMetrics metrics,
      ThreadProgress progress,
      Duration storyTtl,
      InstantSource clock,
      Supplier<CountryTagger> countries) {
    this.partitions = partitions;
    this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    this.metrics = metrics;
    this.progress = progress;
    this.storyTtl = storyTtl;
    this.clock = clock;
    this.tagger = new CurrentTagger(version, countries);
  }

  /** Builds the topology. Call it once. */
  public Topology build() {
    catalogue();
    stores();

    KStream<String, Object> revised =
        byArticle(
            records(Topics.RAW_ARTICLES, StepNames.READ_RAW)
                .process(
                    guarded(() -> new ValidationProcessor(reader, metrics)),
                    as(StepNames.VALIDATE)),
            () -> new RevisionProcessor(tagger, metrics),
            StepNames.REVISE);
    KStream<String, Object> decided =
        byArticle(
            decisions(child(revised, StepNames.SEND_SKETCHES, SketchedArticle.class)),
            () -> new DuplicateProcessor(tagger, metrics),
            StepNames.APPLY_DECISIONS);
    KStream<String, Object> counted =
        byArticle(
            child(decided, StepNames.SEND_COPIES, CopyChange.class)
                .repartition(over(StepNames.COPIES, CopyChange.class)),
            () -> new CopyProcessor(tagger),
            StepNames.COUNT_COPIES);
    KStream<String, Object> retagged =
        byArticle(
            records(Topics.RETAGS, StepNames.READ_RETAGS),
            () -> new RetagProcessor(tagger, reader, metrics),
            StepNames.RETAG);
    updateTotals(
        contributions(revised, StepNames.REVISE)
            .merge(contributions(decided, StepNames.APPLY_DECISIONS), merge(1))
            .merge(contributions(counted, StepNames.COUNT_COPIES), merge(2))
            .merge(contributions(retagged, StepNames.RETAG), merge(3)));

    Topology topology = builder.build();
    String[] tagging = {StepNames.REVISE, StepNames.APPLY_DECISIONS, StepNames.RETAG};
    write(topology, Topics.ARTICLES, StepNames.WRITE_ARTICLES, tagging);
    write(topology, Topics.MENTIONS, StepNames.WRITE_MENTIONS, tagging);
    write(topology, Topics.DUPLICATES, StepNames.WRITE_DUPLICATES, StepNames.APPLY_DECISIONS);
    write(
        topology,
        Topics.STORIES,
        StepNames.WRITE_STORIES,
        StepNames.REVISE,
        StepNames.APPLY_DECISIONS,
        StepNames.COUNT_COPIES,
        StepNames.RETAG);
    return topology;
  }

  private KStream<String, byte[]> records(Topic<?> topic, String name) {
    return builder.stream(
        topic.name(),
        Consumed.with(topic.keys(), Serdes.ByteArray())
            .withName(name)
            .withTimestampExtractor(new ArrivalTime(clock)));
  }

  /** Compares sketches of one language in the order of their arrival. */
  private KStream<String, Encoded<DuplicateDecisionMessage>> decisions(
      KStream<String, Encoded<SketchedArticle>> sketches) {
    return sketches
        .repartition(over(StepNames.SKETCHES, SketchedArticle.class))
        .process(
            guarded(() -> new NearDuplicateProcessor(StepNames.ORIGINALS, storyTtl)),
            as(StepNames.DETECT_NEAR_DUPLICATES),
            StepNames.ORIGINALS)
        .repartition(over(StepNames.DECISIONS, DuplicateDecisionMessage.class));
  }

  private void updateTotals(KStream<String, Encoded<Contributions>> contributions) {
    contributions
        .repartition(
            over(StepNames.CONTRIBUTIONS, Contributions.class)
                .withNumberOfPartitions(Contributions.PARTITIONS)
                .withStreamPartitioner(
                    (topic, id, batch, partitions) -> Optional.of(Set.of(batch.get().partition()))))
        .process(
            guarded(() -> new TotalsProcessor(StepNames.TOTALS)),
            as(StepNames.UPDATE_TOTALS),
            StepNames.TOTALS)
        .to(
            Topics.COUNTRY_DAYS.name(),
            Produced.with(Topics.COUNTRY_DAYS.keys(), Topics.COUNTRY_DAYS.values())
                .withName(StepNames.WRITE_COUNTRY_DAYS));
  }

  /** Adds one of the processors that share the stores of articles and stories. */
  private <V> KStream<String, Object> byArticle(
      KStream<String, V> input, ProcessorSupplier<String, V, String, Object> step, String name) {
    return input.process(
        guarded(step),
        as(name),
        StepNames.KNOWN_ARTICLES,
        StepNames.PENDING,
        StepNames.FOOTPRINTS,
        StepNames.STORIES,
        StepNames.STORY_COPIES);
  }

  private <I, O, V> ProcessorSupplier<String, I, O, V> guarded(
      ProcessorSupplier<String, I, O, V> steps) {
    return GuardedStep.each(steps, progress);
  }

  /** Adds a child to a processor, which forwards values of one type to it by its name. */
  private static <V> KStream<String, Encoded<V>> child(
      KStream<String, Object> step, String name, Class<V> type) {
    return step.mapValues(value -> Encoded.of(type.cast(value)), as(name));
  }

  private static KStream<String, Encoded<Contributions>> contributions(
      KStream<String, Object> step, String name) {
    return child(step, StepNames.contributionsOf(name), Contributions.class);
  }

  private static Named merge(int number) {
    return as(StepNames.MERGE_CONTRIBUTIONS + "-" + number);
  }

  /** Adds a sink for serialized values. */
  private static void write(Topology topology, Topic<?> topic, String sink, String... parents) {
    topology.addSink(
        sink, topic.name(), topic.keys().serializer(), new ByteArraySerializer(), parents);
  }

  private <V> Repartitioned<String, Encoded<V>> over(String name, Class<V> type) {
    return Repartitioned.<String, Encoded<V>>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(Encoded.serde(StateSerde.of(type)))
        .withNumberOfPartitions(partitions);
  }

  private static Named as(String name) {
    return Named.as(name);
  }

  private void stores() {
    builder.addStateStore(store(StepNames.KNOWN_ARTICLES, KnownArticle.class));
    builder.addStateStore(store(StepNames.PENDING, RawArticle.class));
    builder.addStateStore(store(StepNames.FOOTPRINTS, ArticleFootprint.class));
    builder.addStateStore(store(StepNames.STORIES, StoryState.class));
    builder.addStateStore(store(StepNames.STORY_COPIES, StoryArticle.class));
    builder.addStateStore(store(StepNames.ORIGINALS, StoredSketch.class));
    // Many articles change the same total: with a cache, it is written once for each commit.
    builder.addStateStore(store(StepNames.TOTALS, Total.class).withCachingEnabled());
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), StateSerde.of(type))
        .withCachingDisabled();
  }

  /** Adds the catalogue in memory: a persistent global store can fail to open (KAFKA-21034). */
  private void catalogue() {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(StepNames.CATALOGUE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingDisabled(),
        Topics.INITIATIVES.name(),
        Consumed.with(Topics.INITIATIVES.keys(), Serdes.ByteArray())
            .withName(StepNames.READ_CATALOGUE)
            .withTimestampExtractor(new ArrivalTime(clock)),
        new CatalogueSupplier(version));
  }

  private record CatalogueSupplier(CatalogueVersion version)
      implements ProcessorSupplier<String, byte[], Void, Void> {
    @Override
    public CatalogueProcessor get() {
      return new CatalogueProcessor(StepNames.CATALOGUE, version);
    }
  }
}

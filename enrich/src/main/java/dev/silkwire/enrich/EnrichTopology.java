package dev.silkwire.enrich;

import dev.silkwire.contract.CountryDay;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topic;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.article.CopyProcessor;
import dev.silkwire.enrich.article.DuplicateProcessor;
import dev.silkwire.enrich.article.EnrichMetrics;
import dev.silkwire.enrich.article.KnownArticle;
import dev.silkwire.enrich.article.Output;
import dev.silkwire.enrich.article.PendingArticleSerde;
import dev.silkwire.enrich.article.RetagProcessor;
import dev.silkwire.enrich.article.RevisionProcessor;
import dev.silkwire.enrich.article.StoreNames;
import dev.silkwire.enrich.article.ValidationProcessor;
import dev.silkwire.enrich.country.CountryTagger;
import dev.silkwire.enrich.duplicate.DuplicateDecisionMessage;
import dev.silkwire.enrich.duplicate.NearDuplicateProcessor;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.duplicate.StoredSketch;
import dev.silkwire.enrich.format.ContractFields;
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
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
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
 * The flow of the enrich stage. Building it opens nothing.
 *
 * <pre>
 * raw articles ─ validate ─ revise ─┬─ sketches ─ find near-duplicates ─ decisions ─ apply decisions ─┐
 *                   │               └─────────────────────────────────────────────────────────────────┼─ articles, mentions, duplicates, stories
 *       (a step that fails: dead letters)                                      copies ─ count copies ─┴─ contributions ─ add up ─ country days
 * </pre>
 */
public final class EnrichTopology {
  private static final int PARTITIONS = 4;
  private static final StoreNames STORES =
      new StoreNames(
          StepNames.KNOWN_ARTICLES,
          StepNames.PENDING,
          StepNames.STATEMENTS,
          StepNames.STORIES,
          StepNames.STORY_COPIES,
          StepNames.CATALOGUE);

  private final StreamsBuilder builder;
  private final EnrichMetrics metrics;
  private final ThreadProgress progress;
  private final Duration storyTtl;
  private final InstantSource clock;
  private final CatalogueVersion version = new CatalogueVersion();
  private final CurrentTagger tagger;

  /**
   * @param settings of Kafka Streams, as far as they shape a topology
   * @param progress to which each step reports each record
   * @param storyTtl how long an article is remembered as a possible original
   * @param clock that tells records from the future
   * @param countries gives the tagger of countries in force, shared by all steps
   */
  public EnrichTopology(
      Properties settings,
      EnrichMetrics metrics,
      ThreadProgress progress,
      Duration storyTtl,
      InstantSource clock,
      Supplier<CountryTagger> countries) {
    this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    this.metrics = metrics;
    this.progress = progress;
    this.storyTtl = storyTtl;
    this.clock = clock;
    this.tagger = new CurrentTagger(version, countries, new DocumentLanguage());
  }

  /** Builds the topology. Call it once. */
  public Topology build() {
    catalogue();
    stores();

    KStream<String, Output> checked =
        records(Topics.RAW_ARTICLES, StepNames.READ_RAW)
            .process(guarded(this::validation), as(StepNames.VALIDATE));
    KStream<String, Output> revised =
        byArticle(accepted(checked), this::revisions, StepNames.REVISE);
    KStream<String, Encoded<DuplicateDecisionMessage>> decisions = decisions(sketched(revised));
    KStream<String, Output> decided =
        byArticle(decisions, this::decisions, StepNames.HEED_VERDICTS);
    KStream<String, Output> counted =
        byArticle(copied(decided), this::copies, StepNames.COUNT_COPIES);
    KStream<String, Output> retagged =
        byArticle(records(Topics.RETAGS, StepNames.READ_RETAGS), this::retags, StepNames.RETAG);
    KStream<String, Output> outcomes = all(List.of(revised, decided, counted, retagged));

    publish(outcomes, Topics.ARTICLES, StepNames.ENRICHED, StepNames.WRITE_ARTICLES);
    publish(outcomes, Topics.MENTIONS, StepNames.SAID, StepNames.WRITE_MENTIONS);
    publish(outcomes, Topics.DUPLICATES, StepNames.REPEATED, StepNames.WRITE_DUPLICATES);
    publish(outcomes, Topics.STORIES, StepNames.STORY_UPDATES, StepNames.WRITE_STORIES);
    Topic<CountryDay> days = Topics.COUNTRY_DAYS;
    addedUp(added(outcomes))
        .to(
            days.name(),
            Produced.with(days.keys(), days.values()).withName(StepNames.WRITE_COUNTRY_DAYS));
    return builder.build();
  }

  private KStream<String, byte[]> records(Topic<?> topic, String name) {
    return builder.stream(
        topic.name(),
        Consumed.with(topic.keys(), Serdes.ByteArray())
            .withName(name)
            .withTimestampExtractor(new ArrivalTime(clock)));
  }

  /** Compares sketches of one script in the order of their arrival. */
  private KStream<String, Encoded<DuplicateDecisionMessage>> decisions(
      KStream<String, SketchedArticle> sketches) {
    return sketches
        .map(
            (id, article) -> KeyValue.pair(article.script(), Encoded.of(article)),
            as(StepNames.BY_SCRIPT))
        .repartition(over(StepNames.SKETCHES, SketchedArticle.serde()))
        .process(
            guarded(() -> new NearDuplicateProcessor(StepNames.ORIGINALS, storyTtl)),
            as(StepNames.JUDGE),
            StepNames.ORIGINALS)
        .repartition(over(StepNames.VERDICTS, DuplicateDecisionMessage.serde()));
  }

  private KStream<String, CountryDay> addedUp(KStream<String, Contributions> contributions) {
    return contributions
        .mapValues(Encoded::of, as(StepNames.ADDED + "-encoded"))
        .repartition(
            over(StepNames.CONTRIBUTIONS, Contributions.serde())
                .withNumberOfPartitions(Contributions.PARTITIONS)
                .withStreamPartitioner(
                    (topic, id, some, partitions) -> Optional.of(Set.of(some.get().partition()))))
        .process(
            guarded(() -> new TotalsProcessor(StepNames.TOTALS)),
            as(StepNames.ADD_UP),
            StepNames.TOTALS);
  }

  private <V> KStream<String, Output> byArticle(
      KStream<String, V> stream, ProcessorSupplier<String, V, String, Output> step, String name) {
    return stream.process(
        guarded(step),
        as(name),
        STORES.known(),
        STORES.pending(),
        STORES.statements(),
        STORES.stories(),
        STORES.storyCopies());
  }

  private <I, O, V> ProcessorSupplier<String, I, O, V> guarded(
      ProcessorSupplier<String, I, O, V> steps) {
    return GuardedStep.each(steps, progress);
  }

  private ValidationProcessor validation() {
    return new ValidationProcessor(metrics);
  }

  private RevisionProcessor revisions() {
    return new RevisionProcessor(STORES, tagger, metrics);
  }

  private DuplicateProcessor decisions() {
    return new DuplicateProcessor(STORES, tagger, metrics);
  }

  private CopyProcessor copies() {
    return new CopyProcessor(STORES, tagger);
  }

  private RetagProcessor retags() {
    return new RetagProcessor(STORES, tagger, metrics);
  }

  private static KStream<String, RawArticle> accepted(KStream<String, Output> outputs) {
    return only(outputs, Output.Accepted.class, Output.Accepted::value, StepNames.ACCEPTED);
  }

  private static KStream<String, SketchedArticle> sketched(KStream<String, Output> outputs) {
    return only(outputs, Output.Sketched.class, Output.Sketched::value, StepNames.SKETCHED);
  }

  private static KStream<String, Encoded<CopyChange>> copied(KStream<String, Output> outputs) {
    return only(outputs, Output.Copied.class, copy -> Encoded.of(copy.value()), StepNames.COPIED)
        .repartition(over(StepNames.COPIES, CopyChange.serde()));
  }

  private static KStream<String, Contributions> added(KStream<String, Output> outputs) {
    return only(outputs, Output.Added.class, Output.Added::value, StepNames.ADDED);
  }

  private static KStream<String, Output> all(List<KStream<String, Output>> streams) {
    KStream<String, Output> all = streams.get(0);
    for (int i = 1; i < streams.size(); i++) {
      all = all.merge(streams.get(i), as(StepNames.OUTCOMES + "-" + i));
    }
    return all;
  }

  private static <O extends Output, V> KStream<String, V> only(
      KStream<String, Output> outputs, Class<O> kind, Function<O, V> value, String name) {
    return outputs
        .filter((key, output) -> kind.isInstance(output), as(name))
        .mapValues(output -> value.apply(kind.cast(output)), as(name + "-value"));
  }

  private static void publish(
      KStream<String, Output> outputs, Topic<?> topic, String name, String sink) {
    outputs
        .filter((key, o) -> o instanceof Output.Published p && p.topic().equals(topic), as(name))
        .mapValues(output -> ((Output.Published) output).value(), as(name + "-value"))
        .to(topic.name(), Produced.with(topic.keys(), Serdes.ByteArray()).withName(sink));
  }

  private static <V> Repartitioned<String, Encoded<V>> over(String name, StateSerde<V> values) {
    return Repartitioned.<String, Encoded<V>>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(Encoded.serde(values))
        .withNumberOfPartitions(PARTITIONS);
  }

  private static Named as(String name) {
    return Named.as(name);
  }

  private void stores() {
    builder.addStateStore(store(StepNames.KNOWN_ARTICLES, KnownArticle.serde()));
    builder.addStateStore(store(StepNames.PENDING, PendingArticleSerde.serde()));
    builder.addStateStore(store(StepNames.STATEMENTS, ArticleFootprint.serde()));
    builder.addStateStore(store(StepNames.STORIES, StoryState.serde()));
    builder.addStateStore(
        store(
            StepNames.STORY_COPIES,
            StateSerde.of(ContractFields::write, ContractFields::storyArticle)));
    builder.addStateStore(store(StepNames.ORIGINALS, StoredSketch.serde()));
    // Totals move often: what moves twice between two commits is written once.
    builder.addStateStore(store(StepNames.TOTALS, Total.serde()).withCachingEnabled());
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), values)
        .withCachingDisabled();
  }

  /** In memory: a persistent global store may not open again after a crash (KAFKA-21034). */
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

  /** The global step, named. */
  private record CatalogueSupplier(CatalogueVersion version)
      implements ProcessorSupplier<String, byte[], Void, Void> {
    @Override
    public CatalogueProcessor get() {
      return new CatalogueProcessor(StepNames.CATALOGUE, version);
    }
  }
}

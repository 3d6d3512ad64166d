package dev.silkwire.enrich.article;

import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.record.StoryArticle;
import dev.silkwire.enrich.reach.StoryState;
import dev.silkwire.enrich.tag.CurrentTagger;
import dev.silkwire.enrich.total.ArticleFootprint;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Base class of the processors that are keyed by article id or story id: it holds their stores. A
 * processor computes first. Its writes are applied and its output forwarded only after it has
 * succeeded, so that a record on which it fails changes nothing.
 *
 * @param <V> the input value
 */
abstract class ArticleProcessor<V> implements Processor<String, V, String, Object> {
  private final String step;
  private final CurrentTagger tagger;
  private ProcessorContext<String, Object> context;
  private ArticlePublication publication;
  private StagedStore<ArticleFootprint> footprints;
  private StagedStore<StoryState> stories;
  private StagedStore<StoryArticle> storyCopies;
  private @Nullable StepOutput output;
  StagedStore<KnownArticle> known;
  StagedStore<RawArticle> pending;

  /**
   * @param step name of the processor in the topology
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init, which sets context and stores.
  ArticleProcessor(String step, CurrentTagger tagger) {
    this.step = step;
    this.tagger = tagger;
  }

  @Override
  public final void init(ProcessorContext<String, Object> context) {
    this.context = context;
    known = new StagedStore<>(context.getStateStore(StepNames.KNOWN_ARTICLES));
    pending = new StagedStore<>(context.getStateStore(StepNames.PENDING));
    footprints = new StagedStore<>(context.getStateStore(StepNames.FOOTPRINTS));
    stories = new StagedStore<>(context.getStateStore(StepNames.STORIES));
    storyCopies = new StagedStore<>(context.getStateStore(StepNames.STORY_COPIES));
    KeyValueStore<String, byte[]> catalogue = context.getStateStore(StepNames.CATALOGUE);
    publication =
        new ArticlePublication(
            footprints,
            new StoryPublication(stories, storyCopies),
            () -> tagger.get(catalogue),
            StepNames.contributionsOf(step));
  }

  @Override
  public final void process(Record<String, V> record) {
    discard();
    handle(record);
    staged().forEach(StagedStore::apply);
    if (output != null) {
      output.forward(context);
    }
    discard();
  }

  /** Computes writes and output of one record. */
  abstract void handle(Record<String, V> record);

  /** Discards writes and output of a record on which the processor failed. */
  private void discard() {
    staged().forEach(StagedStore::discard);
    output = null;
  }

  private List<StagedStore<?>> staged() {
    return List.of(known, pending, footprints, stories, storyCopies);
  }

  final ArticlePublication publication() {
    return publication;
  }

  /** Opens the output of the current record. */
  final StepOutput output(Record<String, ?> input, Instant arrival) {
    StepOutput opened = new StepOutput(input, arrival, context.currentSystemTimeMs());
    output = opened;
    return opened;
  }
}

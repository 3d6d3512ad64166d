package dev.silkwire.enrich.article;

import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.reach.StoryState;
import dev.silkwire.enrich.tag.CurrentTagger;
import dev.silkwire.enrich.total.ArticleFootprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Base of the steps by article: the stores, and publication. A step computes first; its writes are
 * applied and its results forwarded once it has finished, so that a record on which it fails
 * changes nothing.
 *
 * @param <V> the input value
 */
abstract class ArticleProcessor<V> implements Processor<String, V, String, Output> {
  private final StoreNames names;
  private final CurrentTagger tagger;
  private final List<Record<String, Output>> results = new ArrayList<>();
  private ProcessorContext<String, Output> context;
  private ArticlePublication publication;
  private StagedStore<ArticleFootprint> statements;
  private StagedStore<StoryState> stories;
  private StagedStore<StoryArticle> storyCopies;
  StagedStore<KnownArticle> known;
  StagedStore<RawArticle> pending;

  @SuppressWarnings("NullAway.Init") // Context and stores come with init.
  ArticleProcessor(StoreNames names, CurrentTagger tagger) {
    this.names = names;
    this.tagger = tagger;
  }

  @Override
  public final void init(ProcessorContext<String, Output> context) {
    this.context = context;
    known = new StagedStore<>(context.getStateStore(names.known()));
    pending = new StagedStore<>(context.getStateStore(names.pending()));
    statements = new StagedStore<>(context.getStateStore(names.statements()));
    KeyValueStore<String, byte[]> catalogue = context.getStateStore(names.catalogue());
    stories = new StagedStore<>(context.getStateStore(names.stories()));
    storyCopies = new StagedStore<>(context.getStateStore(names.storyCopies()));
    publication =
        new ArticlePublication(
            statements, new StoryPublication(stories, storyCopies), () -> tagger.get(catalogue));
  }

  @Override
  public final void process(Record<String, V> record) {
    discard();
    handle(record);
    staged().forEach(StagedStore::apply);
    results.forEach(context::forward);
    discard();
  }

  /** Computes the results of one record. */
  abstract void handle(Record<String, V> record);

  /** Forgets the work of a record on which the step failed. */
  private void discard() {
    staged().forEach(StagedStore::discard);
    results.clear();
  }

  private List<StagedStore<?>> staged() {
    return List.of(known, pending, statements, stories, storyCopies);
  }

  final ArticlePublication publication() {
    return publication;
  }

  final Outbox outbox(Record<String, ?> cause, Instant arrival) {
    return new Outbox(results::add, cause, arrival, context.currentSystemTimeMs());
  }
}

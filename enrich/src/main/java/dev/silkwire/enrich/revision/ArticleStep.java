package dev.silkwire.enrich.revision;

import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.tag.TaggerInForce;
import dev.silkwire.enrich.total.Statement;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the steps by article have in common: the stores, and how an article is published.
 *
 * @param <V> what comes in
 */
abstract class ArticleStep<V> implements Processor<String, V, String, Output> {
  private final StoreNames names;
  private final TaggerInForce tagger;
  private ProcessorContext<String, Output> context;
  private Publication publication;
  KeyValueStore<String, KnownArticle> known;
  KeyValueStore<String, RawArticle> pending;

  @SuppressWarnings("NullAway.Init") // Context and stores come with init.
  ArticleStep(StoreNames names, TaggerInForce tagger) {
    this.names = names;
    this.tagger = tagger;
  }

  @Override
  public final void init(ProcessorContext<String, Output> context) {
    this.context = context;
    known = context.getStateStore(names.known());
    pending = context.getStateStore(names.pending());
    KeyValueStore<String, Statement> statements = context.getStateStore(names.statements());
    KeyValueStore<String, byte[]> catalogue = context.getStateStore(names.catalogue());
    publication = new Publication(statements, () -> tagger.get(catalogue));
  }

  final Publication publication() {
    return publication;
  }

  final Outbox outbox(Record<String, ?> cause, Instant arrival) {
    return new Outbox(context, cause, arrival);
  }
}

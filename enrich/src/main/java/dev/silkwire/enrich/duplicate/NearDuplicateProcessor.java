package dev.silkwire.enrich.duplicate;

import dev.silkwire.enrich.duplicate.SketchedArticle.Purpose;
import dev.silkwire.enrich.format.Encoded;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decides which articles are near-duplicates of earlier ones, in the order of the partition's
 * records, and expires originals. Expiry compares their arrival with the wall clock; it does not
 * depend on dates of publication.
 */
public final class NearDuplicateProcessor
    implements Processor<
        String, Encoded<SketchedArticle>, String, Encoded<DuplicateDecisionMessage>> {
  private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);
  private static final int MAX_EXPIRED_AT_ONCE = 5_000;

  private final String store;
  private final Duration timeToLive;
  private ProcessorContext<String, Encoded<DuplicateDecisionMessage>> context;
  private NearDuplicateIndex index;

  /**
   * @param store name of the originals' store
   * @param timeToLive how long an original is kept
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init, which sets context and index.
  public NearDuplicateProcessor(String store, Duration timeToLive) {
    this.store = store;
    this.timeToLive = timeToLive;
  }

  @Override
  public void init(ProcessorContext<String, Encoded<DuplicateDecisionMessage>> context) {
    this.context = context;
    this.index = new NearDuplicateIndex(new CachedSketchStore(context.getStateStore(store)));
    context.schedule(
        EXPIRY_INTERVAL,
        PunctuationType.WALL_CLOCK_TIME,
        now -> index.expire(Instant.ofEpochMilli(now).minus(timeToLive), MAX_EXPIRED_AT_ONCE));
  }

  @Override
  public void process(Record<String, Encoded<SketchedArticle>> record) {
    SketchedArticle article = record.value().get();
    boolean original = index.isOriginal(article.id());
    if (original) {
      index.refresh(article.id(), article.sketch());
    }
    if (article.purpose() == Purpose.DECIDE) {
      DuplicateDecision decision =
          original
              ? new DuplicateDecision.Original()
              : index.decide(article.id(), article.sketch(), article.arrivedAt());
      DuplicateDecisionMessage message = DuplicateDecisionMessage.of(article.revision(), decision);
      context.forward(record.withKey(article.id()).withValue(Encoded.of(message)));
    }
  }
}

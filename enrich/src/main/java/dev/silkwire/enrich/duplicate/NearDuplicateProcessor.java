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
 * Judges sketches in the order of their partition, and forgets originals when their time is up: by
 * the wall clock and their arrival, never by what articles claim.
 */
public final class NearDuplicateProcessor
    implements Processor<
        String, Encoded<SketchedArticle>, String, Encoded<DuplicateDecisionMessage>> {
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 5_000;

  private final String store;
  private final Duration timeToLive;
  private ProcessorContext<String, Encoded<DuplicateDecisionMessage>> context;
  private NearDuplicateIndex index;

  /**
   * @param store name of the originals' store
   * @param timeToLive how long an original is remembered
   */
  @SuppressWarnings("NullAway.Init") // Context and index come with init.
  public NearDuplicateProcessor(String store, Duration timeToLive) {
    this.store = store;
    this.timeToLive = timeToLive;
  }

  @Override
  public void init(ProcessorContext<String, Encoded<DuplicateDecisionMessage>> context) {
    this.context = context;
    this.index = new NearDuplicateIndex(new CachedSketchStore(context.getStateStore(store)));
    context.schedule(
        SWEEP,
        PunctuationType.WALL_CLOCK_TIME,
        now -> index.forget(Instant.ofEpochMilli(now).minus(timeToLive), MOST_AT_ONCE));
  }

  @Override
  public void process(Record<String, Encoded<SketchedArticle>> record) {
    SketchedArticle article = record.value().get();
    boolean original = index.isOriginal(article.id());
    if (original) {
      index.refresh(article.id(), article.sketch());
    }
    if (article.purpose() == Purpose.JUDGE) {
      answer(record, article, original ? new DuplicateDecision.Original() : judge(article));
    }
  }

  private DuplicateDecision judge(SketchedArticle article) {
    return index.judge(article.id(), article.sketch(), article.arrivedAt());
  }

  private void answer(
      Record<String, Encoded<SketchedArticle>> cause,
      SketchedArticle article,
      DuplicateDecision verdict) {
    DuplicateDecisionMessage judgement = DuplicateDecisionMessage.of(article.revision(), verdict);
    context.forward(cause.withKey(article.id()).withValue(Encoded.of(judgement)));
  }
}

package dev.silkwire.enrich.article;

import dev.silkwire.contract.record.Duplicate;
import dev.silkwire.contract.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counters of raw articles by outcome. When no record is in process, {@code received = refused +
 * unchanged + revised + fresh}, and each new article and each revision of a copy has been counted
 * as an original or a copy.
 *
 * <p>Safe for concurrent use: it only holds counters.
 */
public final class EnrichMetrics {
  private final Counter received;
  private final Counter refused;
  private final Counter refusedInternal;
  private final Counter unchanged;
  private final Counter revised;
  private final Counter fresh;
  private final Counter retagged;
  private final Counter originals;
  private final Counter sameText;
  private final Counter near;

  public EnrichMetrics(MeterRegistry registry) {
    received = registry.counter("silkwire.enrich.received");
    refused = registry.counter("silkwire.enrich.refused");
    refusedInternal = registry.counter("silkwire.enrich.refused.internal");
    unchanged = registry.counter("silkwire.enrich.unchanged");
    revised = registry.counter("silkwire.enrich.revised");
    fresh = registry.counter("silkwire.enrich.fresh");
    retagged = registry.counter("silkwire.enrich.retagged");
    originals = registry.counter("silkwire.enrich.originals");
    sameText = registry.counter("silkwire.enrich.copies", "kind", "same-text");
    near = registry.counter("silkwire.enrich.copies", "kind", "near");
  }

  void received() {
    received.increment();
  }

  /**
   * Counts a record that was written to the dead letters.
   *
   * @param topic its topic; records of internal topics are counted separately from raw articles
   */
  public void refused(String topic) {
    (topic.equals(Topics.RAW_ARTICLES.name()) ? refused : refusedInternal).increment();
  }

  void unchanged() {
    unchanged.increment();
  }

  void revised() {
    revised.increment();
  }

  void fresh() {
    fresh.increment();
  }

  void retagged() {
    retagged.increment();
  }

  void original() {
    originals.increment();
  }

  void copy(Duplicate.Kind kind) {
    (kind == Duplicate.Kind.SAME_TEXT ? sameText : near).increment();
  }
}

package dev.silkwire.enrich.article;

import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topic;
import dev.silkwire.enrich.duplicate.SketchedArticle;
import dev.silkwire.enrich.reach.CopyChange;
import dev.silkwire.enrich.total.Contributions;
import org.jspecify.annotations.Nullable;

/** A result of a step, which the topology sends where it belongs. */
public sealed interface Output {
  /** A valid raw article. */
  record Accepted(RawArticle value) implements Output {}

  /** A sketch to compare, or to remember. */
  record Sketched(SketchedArticle value) implements Output {}

  /** A copy gained, revised or lost, for its original. */
  record Copied(CopyChange value) implements Output {}

  /** An addition to totals of one partition. */
  record Added(Contributions value) implements Output {}

  /**
   * A record of the contract, serialized, since a record that cannot be written or is too large
   * must fail before anything is written.
   *
   * @param value JSON; null deletes the key
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares outputs.
  record Published(Topic<?> topic, byte @Nullable [] value) implements Output {}
}

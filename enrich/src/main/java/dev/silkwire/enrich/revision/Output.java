package dev.silkwire.enrich.revision;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.DeadLetter;
import dev.silkwire.contract.Duplicate;
import dev.silkwire.contract.Mention;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.story.SketchedArticle;
import dev.silkwire.enrich.total.Contributions;
import org.jspecify.annotations.Nullable;

/** What leaves a step, for the topology to send where it belongs. Null values are tombstones. */
public sealed interface Output {
  /** A raw article that is well-formed. */
  record Accepted(RawArticle value) implements Output {}

  /** A record that is not. */
  record Refused(DeadLetter value) implements Output {}

  /** A sketch to be judged or remembered. */
  record Sketched(SketchedArticle value) implements Output {}

  /** An article to publish. */
  record Enriched(Article value) implements Output {}

  /** A mention to publish, or to take back. */
  record Said(@Nullable Mention value) implements Output {}

  /** A duplicate to publish, or to take back. */
  record Repeated(@Nullable Duplicate value) implements Output {}

  /** A copy gained or lost, for its original. */
  record Copied(CopyCount value) implements Output {}

  /** What is to be added to totals of one partition. */
  record Added(Contributions value) implements Output {}
}

package dev.silkwire.app.deadletter;

import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.topic.Topics;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which dead letters can be replayed: those of {@code news.raw-articles}, because its
 * records are independent inputs. All other topics hold tables or counted events, in which a second
 * copy would replace newer data or count twice; each has another remedy. Stateless.
 */
final class ReplayRule {
  private static final Map<String, String> REMEDIES =
      Map.of(
          Topics.FEEDS.name(), "correct the feed and run 'silkwire feeds import'",
          Topics.INITIATIVES.name(), "correct the entry and run 'silkwire catalogue import'",
          Topics.RETAGS.name(), "run 'silkwire retag' again");

  private ReplayRule() {}

  /** Returns why a dead letter must not be replayed, with the remedy; empty when it may be. */
  static Optional<String> refusal(DeadLetter letter) {
    if (letter.stage().equals("sink")) {
      return Optional.of(
          "the sink reads it again after 'silkwire reset sink --topic %s --yes'"
              .formatted(letter.topic()));
    }
    if (!letter.topic().equals(Topics.RAW_ARTICLES.name())) {
      return Optional.of(
          REMEDIES.getOrDefault(
              letter.topic(), "only Silkwire writes " + letter.topic() + ", not an operator"));
    }
    return letter.key() == null
        ? Optional.of("it has no key, so enrich would reject it again")
        : Optional.empty();
  }
}

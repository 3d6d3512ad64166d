package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.Frozen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mentions of one initiative in one article, with the sentences as evidence. A tombstone
 * follows when a revision no longer mentions the initiative.
 *
 * @param articleId id of the article
 * @param initiativeId id of the catalogue entry
 * @param count number of mentions
 * @param sentences sentences that mention the initiative, in reading order
 * @param countries countries that the article mentions, ISO 3166-1 alpha-2, focus countries first
 */
public record Mention(
    String articleId,
    String initiativeId,
    String storyId,
    int revision,
    String url,
    String title,
    Outlet outlet,
    @Nullable String language,
    Published published,
    Instant fetchedAt,
    int count,
    List<Sentence> sentences,
    List<String> countries) {

  /**
   * A sentence and the spans to highlight in it.
   *
   * @param text the sentence as printed
   * @param field the field of the article
   * @param start offset of the sentence in the field, in code points
   * @param highlights spans in the sentence, in code points
   */
  public record Sentence(String text, Evidence.Field field, int start, List<Highlight> highlights) {
    public Sentence {
      FieldCheck.text("sentence", requireNonNull(text), FieldLimits.SENTENCE);
      requireNonNull(field);
      highlights = Frozen.copy(highlights);
    }
  }

  /**
   * A span of a sentence, in code points.
   *
   * @param start start offset
   * @param end end offset, exclusive
   */
  public record Highlight(int start, int end) {}

  public Mention {
    FieldCheck.id("articleId", requireNonNull(articleId));
    FieldCheck.id("initiativeId", requireNonNull(initiativeId));
    FieldCheck.id("storyId", requireNonNull(storyId));
    FieldCheck.url("url", requireNonNull(url));
    FieldCheck.text("title", requireNonNull(title), FieldLimits.TITLE);
    requireNonNull(outlet);
    FieldCheck.text("language", language, FieldLimits.LANGUAGE);
    requireNonNull(published);
    FieldCheck.arrival("fetchedAt", requireNonNull(fetchedAt));
    sentences = Frozen.copy(sentences);
    FieldCheck.count("sentences", sentences.size(), FieldLimits.SENTENCES);
    countries = Frozen.copy(countries);
  }

  /**
   * Creates the mention of an initiative in an article.
   *
   * @param sentences sentences that mention the initiative, in reading order
   * @param countries countries that the article mentions, focus countries first
   */
  public static Mention of(
      Article article, InitiativeTag tag, List<Sentence> sentences, List<String> countries) {
    return new Mention(
        article.id(),
        tag.id(),
        article.storyId(),
        article.revision(),
        article.url(),
        article.title(),
        article.outlet(),
        article.language(),
        article.published(),
        article.fetchedAt(),
        tag.count(),
        sentences,
        countries);
  }

  /** Returns the key of a record. */
  public static String key(String articleId, String initiativeId) {
    return articleId + "/" + initiativeId;
  }
}

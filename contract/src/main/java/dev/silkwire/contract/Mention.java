package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One initiative in one article, with the sentences that say so. A null value takes it back.
 *
 * @param articleId the article
 * @param initiativeId the catalogue entry
 * @param count how many mentions
 * @param sentences that mention it, in reading order
 * @param countries the article speaks of, ISO 3166-1 alpha-2, the focus first
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
   * A sentence and what is to be highlighted in it.
   *
   * @param text the sentence as it stands in the article
   * @param field in which part of the article
   * @param start where it begins in that field, in code points
   * @param highlights spans within the sentence, in code points
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
   * @param start first code point
   * @param end behind the last
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
   * What an article says of an initiative.
   *
   * @param sentences that mention it, in reading order
   * @param countries the article speaks of, the focus first
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

  /** The record's key. */
  public static String key(String articleId, String initiativeId) {
    return articleId + "/" + initiativeId;
  }
}

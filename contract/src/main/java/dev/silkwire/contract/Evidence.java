package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where an article says it. Offsets are Unicode code points of the field.
 *
 * @param surface the words as they stand there
 * @param field in which part of the article
 * @param index which caption, counted from 0; null elsewhere
 * @param start first code point
 * @param end behind the last code point
 * @param language of the form that matched, BCP-47; null when the form belongs to none
 */
public record Evidence(
    String surface,
    Field field,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer index,
    int start,
    int end,
    @Nullable String language) {

  /** A part of an article. */
  public enum Field {
    @JsonProperty("title")
    TITLE,
    @JsonProperty("text")
    TEXT,
    @JsonProperty("caption")
    CAPTION
  }

  public Evidence {
    FieldCheck.text("surface", requireNonNull(surface), FieldLimits.SURFACE);
    FieldCheck.text("language", language, FieldLimits.LANGUAGE);
    requireNonNull(field);
    if ((field == Field.CAPTION) != (index != null)) {
      throw new IllegalArgumentException("an index goes with captions only");
    }
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no span: " + start + " to " + end);
    }
  }
}

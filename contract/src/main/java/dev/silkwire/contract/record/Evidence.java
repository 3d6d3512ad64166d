package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import org.jspecify.annotations.Nullable;

/**
 * The position of a mention in an article. Offsets are Unicode code points of the field.
 *
 * @param surface the mention as printed
 * @param field the field of the article
 * @param index index of the caption, from 0; null for other fields
 * @param start start offset
 * @param end end offset, exclusive
 * @param language language of the form that matched, BCP-47; null if the form has none
 */
public record Evidence(
    String surface,
    Field field,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer index,
    int start,
    int end,
    @Nullable String language) {

  /** A field of an article. */
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
      throw new IllegalArgumentException("captions have an index, other fields have none");
    }
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("invalid span: " + start + " to " + end);
    }
  }
}

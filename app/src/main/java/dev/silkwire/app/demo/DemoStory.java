package dev.silkwire.app.demo;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story of the demo.
 *
 * @param id name of its page
 * @param title headline
 * @param days age in days when the demo starts
 * @param after time of its publication, in seconds after the start of the demo
 * @param by byline, null for none
 * @param caption caption of its picture, null for none
 * @param paragraphs text; empty for a reprint
 * @param copies id of the story that it reprints, null for an original
 * @param corrected correction that is served after the first fetch, null for none
 */
record DemoStory(
    String id,
    String title,
    int days,
    int after,
    @Nullable String by,
    @Nullable String caption,
    List<String> paragraphs,
    @Nullable String copies,
    @Nullable Correction corrected) {

  /**
   * A correction.
   *
   * @param title new headline
   * @param paragraphs new text
   */
  record Correction(String title, List<String> paragraphs) {
    Correction {
      requireNonNull(title);
      paragraphs = List.copyOf(paragraphs);
    }
  }

  DemoStory {
    requireNonNull(id);
    requireNonNull(title);
    paragraphs = paragraphs == null ? List.of() : List.copyOf(paragraphs);
  }

  /** Returns the story with its correction. */
  DemoStory withCorrection() {
    Correction c = requireNonNull(corrected);
    return new DemoStory(id, c.title(), days, after, by, caption, c.paragraphs(), copies, null);
  }

  /** Returns the story with the text of its original, without the last paragraph if it is long. */
  DemoStory reprinting(DemoStory original) {
    List<String> text = original.paragraphs();
    List<String> shorter = text.size() > 4 ? text.subList(0, text.size() - 1) : text;
    return new DemoStory(id, title, days, after, by, null, shorter, copies, null);
  }
}

package dev.silkwire.app.demo;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story of the demo.
 *
 * @param id names its page
 * @param title headline
 * @param days how many days before today it was published
 * @param after seconds after the demo's start at which it comes out
 * @param by who wrote it, null when nobody says
 * @param caption of its picture, null when it has none
 * @param paragraphs its text; empty when it copies another
 * @param copies id of the story it reprints, null when it is its own
 * @param corrected what replaces it once it was read, null when it stays
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

  /** The story as it reads after its correction. */
  DemoStory inItsCorrectedForm() {
    Correction c = requireNonNull(corrected);
    return new DemoStory(id, c.title(), days, after, by, caption, c.paragraphs(), copies, null);
  }

  /** The story with the text of the one it reprints, edited as a wire service edits. */
  DemoStory reprinting(DemoStory original) {
    List<String> text = original.paragraphs();
    List<String> shorter = text.size() > 4 ? text.subList(0, text.size() - 1) : text;
    return new DemoStory(id, title, days, after, by, null, shorter, copies, null);
  }
}

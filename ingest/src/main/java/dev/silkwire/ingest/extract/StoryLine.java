package dev.silkwire.ingest.extract;

/**
 * A line of text in the blocks of an article.
 *
 * @param linkShare share of link text, from 0 to 1
 */
record StoryLine(String text, boolean heading, double linkShare) {
  private static final int MIN_PARAGRAPH_CHARS = 120;

  /** Returns whether the line is a long paragraph of complete sentences with few links. */
  boolean isParagraph() {
    return !heading
        && text.length() >= MIN_PARAGRAPH_CHARS
        && linkShare < 0.3
        && StoryText.endsSentence(text);
  }
}

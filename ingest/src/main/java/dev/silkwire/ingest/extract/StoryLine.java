package dev.silkwire.ingest.extract;

/**
 * A line of a block that holds a story.
 *
 * @param linkShare how much of it is link, from 0 to 1
 */
record StoryLine(String text, boolean heading, double linkShare) {
  private static final int PARAGRAPH = 120;

  /** Whether it is a paragraph that a story is told in, not one that leads elsewhere. */
  boolean tells() {
    return !heading
        && text.length() >= PARAGRAPH
        && linkShare < 0.3
        && StoryText.endsSentence(text);
  }
}

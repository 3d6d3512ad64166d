package dev.silkwire.ingest.group;

/** Tells that there has been nothing to do for long, once each time. Not thread-safe. */
final class Idleness {
  private final int many;
  private int idle;

  /**
   * @param many how many looks in a row are long
   */
  Idleness(int many) {
    this.many = many;
  }

  /** Whether this look is the one that makes it long. */
  boolean isNews(boolean nothingToDo) {
    idle = nothingToDo ? Math.min(idle + 1, many + 1) : 0;
    return idle == many;
  }
}

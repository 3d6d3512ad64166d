package dev.silkwire.ingest.markup;

/**
 * The limits of documents that are parsed. An element takes about 200 bytes as a node and 100 more
 * during extraction, so a page at the limit takes less than a tenth of the heap.
 *
 * @param pageElements maximum elements of a page
 * @param feedElements maximum elements of a feed or sitemap; 50,000 URLs of five elements fit in
 *     512 MB
 * @param parallel documents that are parsed at the same time
 */
public record ParseLimits(int pageElements, int feedElements, int parallel) {
  private static final long HEAP_BYTES_PER_DOCUMENT = 160L << 20;

  public ParseLimits {
    if (pageElements < 1 || feedElements < 1 || parallel < 1) {
      throw new IllegalArgumentException("each limit must be at least 1");
    }
  }

  /**
   * Returns the limits for a heap. For 512 MB: pages of 131,072 elements, feeds of 262,144, two at
   * a time.
   *
   * @param maxMemory size of the heap in bytes, as {@link Runtime#maxMemory()} reports it
   */
  public static ParseLimits of(long maxMemory) {
    return new ParseLimits(
        elements(maxMemory, 4096, 131_072),
        elements(maxMemory, 2048, 262_144),
        (int) Math.max(1, Math.min(16, maxMemory / HEAP_BYTES_PER_DOCUMENT)));
  }

  /** A larger heap allows more documents, not larger ones, because those only take longer. */
  private static int elements(long maxMemory, int bytesPerElement, int max) {
    return (int) Math.max(1000, Math.min(max, maxMemory / bytesPerElement));
  }
}

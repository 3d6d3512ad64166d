package dev.silkwire.ingest.markup;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A reader that reports the end of input after a maximum number of opening angle brackets. It
 * limits tags and comments that do not become elements, which the parser does not report. For one
 * thread.
 */
final class LimitedReader extends FilterReader {
  private final int maxTags;
  private int tags;
  private boolean ended;

  /**
   * @param maxTags opening angle brackets that are passed on
   */
  LimitedReader(Reader in, int maxTags) {
    super(in);
    this.maxTags = maxTags;
  }

  /** Makes the next read report the end of input. */
  void end() {
    ended = true;
  }

  /** Returns whether the input was cut. */
  boolean isEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n = ended ? -1 : super.read(buffer, offset, length);
    for (int i = offset; i < offset + n; i++) {
      tags += buffer[i] == '<' ? 1 : 0;
    }
    ended |= tags > maxTags;
    return n;
  }
}

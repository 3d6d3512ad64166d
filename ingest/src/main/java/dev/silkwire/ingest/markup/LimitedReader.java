package dev.silkwire.ingest.markup;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Characters on their way to a parser, ended after too many tags and comments: those that are no
 * elements are reported by no parser. For one thread.
 */
final class LimitedReader extends FilterReader {
  private final int most;
  private int tags;
  private boolean ended;

  /**
   * @param most opening angle brackets that are let through
   */
  LimitedReader(Reader in, int most) {
    super(in);
    this.most = most;
  }

  /** Ends the document here. */
  void end() {
    ended = true;
  }

  /** Whether the document was ended before its end. */
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
    ended |= tags > most;
    return n;
  }
}

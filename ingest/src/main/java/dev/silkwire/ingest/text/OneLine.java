package dev.silkwire.ingest.text;

import java.util.regex.Pattern;

/** Normalization of white space. */
public final class OneLine {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private OneLine() {}

  /** Returns the text on one line, with single spaces and none at its ends. */
  public static String of(String text) {
    return SPACES.matcher(text.replace('\u00a0', ' ')).replaceAll(" ").strip();
  }
}

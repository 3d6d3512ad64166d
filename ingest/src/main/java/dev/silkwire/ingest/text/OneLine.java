package dev.silkwire.ingest.text;

import java.util.regex.Pattern;

/** Texts as one line, whatever spaces and lines they were written with. */
public final class OneLine {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private OneLine() {}

  /** The text with single spaces, none at its ends. */
  public static String of(String text) {
    return SPACES.matcher(text.replace('\u00a0', ' ')).replaceAll(" ").strip();
  }
}

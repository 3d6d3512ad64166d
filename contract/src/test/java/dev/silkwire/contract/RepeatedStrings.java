package dev.silkwire.contract;

import java.util.List;

/** Short strings that tests repeat to find what takes the square of a text's length. Stateless. */
public final class RepeatedStrings {
  private static final List<String> ALL =
      List.of(
          " ",
          "\n",
          "\u00a0",
          "|",
          "-",
          "–",
          ":",
          "：",
          "(",
          ")",
          ".",
          ";",
          ",",
          "、",
          "_",
          "/",
          "a",
          "A",
          "1",
          "中",
          "é",
          "e\u0301",
          "\u0301",
          "@",
          "+",
          "*",
          "•",
          "[",
          "]",
          "'",
          "’",
          "a ",
          "A ",
          "1 ",
          "1.",
          "1/",
          "1:",
          "12 ",
          "2026",
          "2026 ",
          "2026-",
          "1-1-",
          "a-",
          "a|",
          " |",
          " | ",
          " - ",
          " (a",
          "(a)",
          "A.",
          "A. ",
          "by ",
          "By A",
          " in A",
          " and ",
          ", and ",
          "a, ",
          "of the ",
          "a@b",
          "a/b",
          "/a",
          "http://",
          "a.b",
          "年",
          "1年",
          "May ",
          "1 May ",
          "May 1, ",
          "12:30 ",
          "GMT",
          "+01:",
          "p.m. ",
          "le ",
          "&amp;",
          "&lt;",
          "&lt;a ",
          "a=",
          "<b>",
          "Belt and ",
          "China, ",
          "of China ",
          "BRI ",
          "(BRI) ",
          "Mr. Xi ",
          "BEIJING (",
          "the Road ",
          "\"",
          "”",
          "? ",
          "。",
          "и ",
          "ال");

  private RepeatedStrings() {}

  /** Returns the strings to repeat. */
  public static List<String> all() {
    return ALL;
  }

  /** Returns a text of at most {@code chars} characters that repeats a string. */
  public static String of(String string, int chars) {
    return string.repeat(chars / string.length());
  }
}

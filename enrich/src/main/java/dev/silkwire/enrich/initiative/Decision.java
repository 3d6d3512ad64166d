package dev.silkwire.enrich.initiative;

/** What was made of a form in an article. */
enum Ruling {
  NAMED(true, "names it"),
  BACKED_UP(true, "ordinary words, but the article names it elsewhere or its country nearby"),
  SHORT_FORM(true, "short form of what the article names elsewhere"),
  SUPPORTED(true, "a supporting term stands nearby"),
  REPEATED(false, "stands in a passage that repeats another"),
  COMPANY(false, "part of a company's name"),
  ORDINARY(false, "ordinary words, and nothing speaks for the initiative"),
  SPELLED_OUT(false, "short form that the article spells out as something else"),
  RIVAL(false, "short form, and the article names what else it stands for"),
  UNSUPPORTED(false, "no supporting term stands nearby"),
  EXCLUDED(false, "a longer phrase that is something else");

  private final boolean licensed;
  private final String rule;

  Ruling(boolean licensed, String rule) {
    this.licensed = licensed;
    this.rule = rule;
  }

  /** Whether the initiative is meant. */
  boolean isLicensed() {
    return licensed;
  }

  /** For a person. */
  String rule() {
    return rule;
  }
}

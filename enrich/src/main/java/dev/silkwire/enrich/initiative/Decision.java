package dev.silkwire.enrich.initiative;

/** The decision on a form in an article, with the rule that led to it. */
enum Decision {
  NAMED(true, "names it"),
  SUPPORTED_NAME(true, "ordinary words, but the article names it elsewhere or its country nearby"),
  SHORT_FORM(true, "short form of what the article names elsewhere"),
  SUPPORTED(true, "a supporting term stands nearby"),
  REPEATED(false, "stands in a passage that repeats another"),
  COMPANY(false, "part of a company's name"),
  ORDINARY(false, "ordinary words, and nothing speaks for the initiative"),
  SPELLED_OUT(false, "short form that the article spells out as something else"),
  RIVAL(false, "short form, and the article names what else it stands for"),
  UNSUPPORTED(false, "no supporting term stands nearby"),
  EXCLUDED(false, "a longer phrase that is something else");

  private final boolean mention;
  private final String rule;

  Decision(boolean mention, String rule) {
    this.mention = mention;
    this.rule = rule;
  }

  /** Returns whether the form refers to the initiative. */
  boolean isMention() {
    return mention;
  }

  /** Returns the rule in words, for explanations. */
  String rule() {
    return rule;
  }
}

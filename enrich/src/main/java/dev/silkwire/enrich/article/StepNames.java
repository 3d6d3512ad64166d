package dev.silkwire.enrich.article;

/**
 * Names of the sources, processors, sinks, repartitions and state stores of the enrich topology.
 *
 * <p>Names of repartitions and stores are part of names of Kafka topics: the store {@code totals}
 * has the changelog {@code silkwire-enrich-totals-changelog}. Renaming one of these loses its
 * content. Names of processors appear in the reasons of dead letters.
 */
public final class StepNames {
  // Sources.
  public static final String READ_RAW = "read-raw-articles";
  public static final String READ_RETAGS = "read-retags";
  public static final String READ_CATALOGUE = "read-catalogue";

  // Processors, in the order of the flow.
  public static final String VALIDATE = "validate";
  public static final String REVISE = "revise";
  public static final String DETECT_NEAR_DUPLICATES = "detect-near-duplicates";
  public static final String APPLY_DECISIONS = "apply-decisions";
  public static final String COUNT_COPIES = "count-copies";
  public static final String RETAG = "retag";
  public static final String UPDATE_TOTALS = "update-totals";

  // Children of processors that lead to a repartition.
  public static final String SEND_SKETCHES = "send-sketches";
  public static final String SEND_COPIES = "send-copies";
  public static final String MERGE_CONTRIBUTIONS = "merge-contributions";

  // Sinks.
  public static final String WRITE_ARTICLES = "write-articles";
  public static final String WRITE_MENTIONS = "write-mentions";
  public static final String WRITE_DUPLICATES = "write-duplicates";
  public static final String WRITE_STORIES = "write-stories";
  public static final String WRITE_COUNTRY_DAYS = "write-country-days";

  /** Repartition: sketches of articles, by language. */
  public static final String SKETCHES = "sketches";

  /** Repartition: decisions of the near-duplicate index, by article id. */
  public static final String DECISIONS = "verdicts";

  /** Repartition: copies added, revised and removed, by the id of their original. */
  public static final String COPIES = "copies";

  /** Repartition: changes of totals, by article id, sent to the partition of the totals. */
  public static final String CONTRIBUTIONS = "contributions";

  /** Store: revision, hash and state of each article, by id; kept without limit. */
  public static final String KNOWN_ARTICLES = "known-articles";

  /** Store: articles that wait for a decision, by id; kept for about a second. */
  public static final String PENDING = "pending";

  /** Store: what each original added to mentions and totals, by id; kept without limit. */
  public static final String FOOTPRINTS = "statements";

  /** Store: original and reach of each story, by story id; kept without limit. */
  public static final String STORIES = "stories";

  /** Store: copies of stories, by {@code story id/article id}; kept while the copy repeats it. */
  public static final String STORY_COPIES = "story-copies";

  /** Store: sketches of originals, by id; kept for {@code enrich.storyTtl}. */
  public static final String ORIGINALS = "originals";

  /** Store: totals by country, initiative and day; kept without limit. */
  public static final String TOTALS = "totals";

  /** Global store in memory: the catalogue, by initiative id. */
  public static final String CATALOGUE = "catalogue";

  private StepNames() {}

  /** Returns the name of the child that carries a step's changes of totals. */
  public static String contributionsOf(String step) {
    return step + "-contributions";
  }
}

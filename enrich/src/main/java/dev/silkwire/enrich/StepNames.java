package dev.silkwire.enrich;

/**
 * Every store, repartition and processor of the topology. These names are kept in Kafka, as names
 * of internal topics: changing one loses what it holds.
 */
final class StepNames {
  // Sources and steps, in flow order.
  static final String READ_RAW = "read-raw-articles";
  static final String READ_RETAGS = "read-retags";
  static final String VALIDATE = "validate";
  static final String REVISE = "revise";
  static final String JUDGE = "judge";
  static final String HEED_VERDICTS = "heed-verdicts";
  static final String COUNT_COPIES = "count-copies";
  static final String RETAG = "retag";
  static final String ADD_UP = "add-up";
  static final String READ_CATALOGUE = "read-catalogue";
  static final String LEARN_CATALOGUE = "learn-catalogue";

  // What leaves the steps.
  static final String ACCEPTED = "accepted";
  static final String SKETCHED = "sketched";
  static final String BY_SCRIPT = "by-script";
  static final String ENRICHED = "enriched";
  static final String SAID = "said";
  static final String REPEATED = "repeated";
  static final String STORY_UPDATES = "story-updates";
  static final String COPIED = "copied";
  static final String ADDED = "added";
  static final String OUTCOMES = "outcomes";

  // Sinks.
  static final String WRITE_ARTICLES = "write-articles";
  static final String WRITE_MENTIONS = "write-mentions";
  static final String WRITE_DUPLICATES = "write-duplicates";
  static final String WRITE_STORIES = "write-stories";
  static final String WRITE_COUNTRY_DAYS = "write-country-days";

  /** Sketches on their way to be judged, by script: one script, one order. Purged when read. */
  static final String SKETCHES = "sketches";

  /** Verdicts on their way back, by article id. Purged when read. */
  static final String VERDICTS = "verdicts";

  /** Copies gained, revised and lost, by the id of their original. Purged when read. */
  static final String COPIES = "copies";

  /** What articles add to totals, by article id and the totals' partition. Purged when read. */
  static final String CONTRIBUTIONS = "contributions";

  /** What is known of each article, by id: some 60 bytes each, for good, since any may change. */
  static final String KNOWN_ARTICLES = "known-articles";

  /** Articles that await their verdict, by id: some 4 KB each, for a second. */
  static final String PENDING = "pending";

  /**
   * What each original says in mentions and totals, and how many copies it has, by id: some 80
   * bytes each, for good, since only this makes it possible to take it back.
   */
  static final String STATEMENTS = "statements";

  /**
   * Stories, by the id of the original: what their records say of it, and who carries them; for
   * good, since a copy may come at any time.
   */
  static final String STORIES = "stories";

  /** Copies, by story id and article id; for good, since any may change. */
  static final String STORY_COPIES = "story-copies";

  /**
   * Sketches of originals, by id: some 850 bytes each, for the time to live of stories; and 130
   * bytes in memory.
   */
  static final String ORIGINALS = "originals";

  /** Totals by country, initiative and day: some 70 bytes each, for good. */
  static final String TOTALS = "totals";

  /** The catalogue, by initiative id, in memory on every instance. */
  static final String CATALOGUE = "catalogue";

  private StepNames() {}
}

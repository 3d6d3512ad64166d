package dev.silkwire.contract.limit;

/**
 * The limits of fields in records. Lengths are in UTF-16 code units unless the name ends with
 * BYTES. Stages truncate external input ({@link StorableText#fit}); records that exceed a limit are
 * rejected ({@link FieldCheck}).
 */
public final class FieldLimits {
  /**
   * Maximum size of a serialized value in bytes. Together with key and headers it fits into the
   * 1,048,588 bytes that a Kafka broker accepts by default.
   */
  public static final int RECORD_BYTES = 1_000_000;

  public static final int ID = 100;
  public static final int URL = 2_048;
  public static final int TITLE = 1_000;
  public static final int TEXT = 160_000;
  public static final int CAPTIONS = 50;
  public static final int CAPTION = 1_000;
  public static final int AUTHORS = 50;
  public static final int AUTHOR = 200;
  public static final int LANGUAGE = 35;
  public static final int OUTLET = 200;
  public static final int DOMAIN = 253;

  /** Maximum number of outlets listed for a story; its count includes all of them. */
  public static final int STORY_OUTLETS = 200;

  public static final int LABELS = 100;
  public static final int LABEL = 200;

  /** An ETag or a Last-Modified value; longer values are dropped. */
  public static final int VALIDATOR = 512;

  /** Maximum number of initiatives of an article. */
  public static final int INITIATIVES = 300;

  /** Maximum number of mentions listed for an initiative in an article; the count includes all. */
  public static final int MENTIONS = 20;

  public static final int SURFACE = 200;
  public static final int SENTENCES = 20;
  public static final int SENTENCE = 2_000;

  /** A remark for operators, such as the reason for a rejection. */
  public static final int NOTE = 500;

  /** The key of a record in the sink, and of a rejected record in its dead letter. */
  public static final int KEY = 500;

  /** Maximum number of bytes of a rejected value in its dead letter. */
  public static final int DEAD_LETTER_BYTES = 65_536;

  /** A short token, such as an outcome, a country or a day. */
  public static final int WORD = 40;

  private FieldLimits() {}
}

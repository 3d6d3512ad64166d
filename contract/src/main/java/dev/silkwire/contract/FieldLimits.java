package dev.silkwire.contract;

/**
 * The largest value that each field of a record may hold. Lengths are UTF-16 code units unless the
 * name says bytes. A stage cuts what it reads from outside ({@link StorableText#fit}); a record
 * that exceeds a limit nevertheless is refused by the name of the field ({@link FieldCheck}).
 */
public final class FieldLimits {
  /**
   * The largest serialized record in bytes. It leaves room for key and headers within the 1,048,588
   * bytes that a Kafka broker accepts by default.
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

  /** Outlets that are listed for one story; its count counts all of them. */
  public static final int STORY_OUTLETS = 200;

  public static final int LABELS = 100;
  public static final int LABEL = 200;

  /** An ETag or a Last-Modified value; longer ones are not kept. */
  public static final int VALIDATOR = 512;

  /** Entries of the catalogue that one article may be tagged with. */
  public static final int INITIATIVES = 300;

  /** Mentions that are listed for one initiative in one article; its count counts all of them. */
  public static final int MENTIONS = 20;

  public static final int SURFACE = 200;
  public static final int SENTENCES = 20;
  public static final int SENTENCE = 2_000;

  /** A remark for a person, such as the reason of a refusal. */
  public static final int NOTE = 500;

  /** A record key as a dead letter quotes it. */
  public static final int KEY = 500;

  /** The bytes of a refused record that its dead letter keeps. */
  public static final int DEAD_LETTER_BYTES = 65_536;

  /** A word of the contract, such as an outcome, a country or a day. */
  public static final int WORD = 40;

  private FieldLimits() {}
}

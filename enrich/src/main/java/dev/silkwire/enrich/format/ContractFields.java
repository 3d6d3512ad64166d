package dev.silkwire.enrich.format;

import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.Published.Precision;
import dev.silkwire.contract.StoryArticle;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** How parts of the contract's records stand in stores and repartitions. Stateless. */
public final class ContractFields {
  private ContractFields() {}

  /** Writes an article of a story. */
  public static void write(StoryArticle article, FieldWriter to) {
    write(article.outlet(), to.name(article.id()));
    write(article.published(), to);
    to.moment(article.fetchedAt());
  }

  /** Reads an article of a story. */
  public static StoryArticle storyArticle(FieldReader from) {
    return new StoryArticle(from.name(), outlet(from), published(from), from.moment());
  }

  /** Writes an outlet. */
  public static void write(Outlet outlet, FieldWriter to) {
    to.text(outlet.name()).text(outlet.domain()).text(outlet.country());
  }

  /** Reads an outlet. */
  public static Outlet outlet(FieldReader from) {
    return new Outlet(from.textOrNull(), from.textOrNull(), from.textOrNull());
  }

  /** Writes a date of publication. */
  public static void write(Published published, FieldWriter to) {
    write(published.at(), to);
    LocalDate date = published.date();
    to.text(date == null ? null : date.toString())
        .text(published.offset())
        .one(code(published.precision()))
        .text(published.source())
        .one(published.suspect() ? 1 : 0);
  }

  /** Reads a date of publication. */
  public static Published published(FieldReader from) {
    Instant at = moment(from);
    String date = from.textOrNull();
    return new Published(
        at,
        date == null ? null : LocalDate.parse(date),
        from.textOrNull(),
        precision(from.one()),
        from.textOrNull(),
        from.one() == 1);
  }

  private static int code(Precision precision) {
    return switch (precision) {
      case NONE -> 0;
      case DAY -> 1;
      case MINUTE -> 2;
      case SECOND -> 3;
    };
  }

  private static Precision precision(int code) {
    return switch (code) {
      case 0 -> Precision.NONE;
      case 1 -> Precision.DAY;
      case 2 -> Precision.MINUTE;
      case 3 -> Precision.SECOND;
      default -> throw new SerializationException("no precision of a date: " + code);
    };
  }

  /** Writes a moment, or none. */
  public static void write(@Nullable Instant moment, FieldWriter to) {
    to.one(moment == null ? 0 : 1);
    if (moment != null) {
      to.moment(moment);
    }
  }

  /** Reads a moment, or none. */
  public static @Nullable Instant moment(FieldReader from) {
    return from.one() == 0 ? null : from.moment();
  }
}

package dev.silkwire.enrich.revision;

import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.Published.Precision;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** How articles that await their verdict stand in their store: read in a tenth of JSON's time. */
public final class PendingFormat {
  private PendingFormat() {}

  /** How they stand in the store. */
  public static StateSerde<RawArticle> serde() {
    return StateSerde.of(RawArticle.class, PendingFormat::write, PendingFormat::read);
  }

  private static void write(RawArticle article, FieldWriter to) {
    to.name(article.id()).text(article.url()).text(article.canonicalUrl());
    Outlet outlet = article.outlet();
    to.text(outlet.name()).text(outlet.domain()).text(outlet.country());
    to.name(article.feed()).text(article.title()).text(article.text());
    write(article.captions(), to);
    write(article.authors(), to);
    to.text(article.language());
    write(article.published(), to);
    write(article.modifiedAt(), to);
    to.moment(article.fetchedAt()).text(article.textSource());
  }

  private static RawArticle read(FieldReader from) {
    return new RawArticle(
        from.name(),
        from.text(),
        from.text(),
        new Outlet(from.textOrNull(), from.textOrNull(), from.textOrNull()),
        from.name(),
        from.text(),
        from.text(),
        texts(from),
        texts(from),
        from.textOrNull(),
        published(from),
        moment(from),
        from.moment(),
        from.text());
  }

  private static void write(Published published, FieldWriter to) {
    write(published.at(), to);
    LocalDate date = published.date();
    to.text(date == null ? null : date.toString())
        .text(published.offset())
        .one(code(published.precision()))
        .text(published.source())
        .one(published.suspect() ? 1 : 0);
  }

  private static Published published(FieldReader from) {
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

  private static void write(List<String> texts, FieldWriter to) {
    to.number(texts.size());
    texts.forEach(to::text);
  }

  private static List<String> texts(FieldReader from) {
    int count = from.count();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(from.text());
    }
    return texts;
  }

  private static void write(@Nullable Instant moment, FieldWriter to) {
    to.one(moment == null ? 0 : 1);
    if (moment != null) {
      to.moment(moment);
    }
  }

  private static @Nullable Instant moment(FieldReader from) {
    return from.one() == 0 ? null : from.moment();
  }
}

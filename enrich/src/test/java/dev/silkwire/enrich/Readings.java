package dev.silkwire.enrich;

import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.Published.Precision;
import dev.silkwire.contract.record.RawArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Readings of articles, for tests to feed. */
final class Readings {
  static final LocalDate DAY = LocalDate.of(2026, 10, 31);
  static final String STORY =
      """
      Kenya has signed for a data centre in Mombasa under the Digital Silk Road, officials said.
      The first racks arrive in spring, and banks as well as hospitals have reserved space in them.
      A second building will follow once the cable from Djibouti has been tested for three months.
      Engineers expect the work to employ four hundred people, most of them from the coast.
      Critics ask who will own the records that are kept there, and under which law they fall.""";

  static final String OTHER =
      """
      Ministers from six countries met in Lima to agree on rules for fishing fleets and their ports.
      They could not settle how many ships each side may send, and put the matter off until May.
      Peru offered to host the next round, and Chile said that it would bring figures of its own.
      Observers from two universities were let in for the first time since these talks began.""";

  private Readings() {}

  static String id(String name) {
    return ContentHash.of(name);
  }

  static RawArticle of(String name, String text) {
    return of(name, "Title of " + name, text, DAY, Flow.START);
  }

  static RawArticle of(String name, String title, String text, LocalDate day, Instant fetchedAt) {
    Outlet outlet = new Outlet(name, name + ".example", null);
    return of(name, title, text, outlet, published(day), fetchedAt);
  }

  static RawArticle of(
      String name,
      String title,
      String text,
      Outlet outlet,
      Published published,
      Instant fetchedAt) {
    String url = "https://" + name + ".example/story.html";
    return new RawArticle(
        id(name),
        url,
        url,
        outlet,
        id("feed"),
        title,
        text,
        List.of(),
        List.of(),
        "en",
        published,
        null,
        fetchedAt,
        "page");
  }

  static Published minute(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return new Published(at, day, null, Precision.MINUTE, "meta", false);
  }

  static Published published(LocalDate day) {
    return day == null
        ? Published.UNKNOWN
        : new Published(
            day.atStartOfDay().toInstant(ZoneOffset.UTC), day, null, Precision.DAY, "meta", false);
  }
}

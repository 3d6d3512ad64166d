package dev.silkwire.app.retag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.RawArticle;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.enrich.format.StateSerde;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * The tags of the articles in force that arrived since a given time. They are stored on disk
 * (RocksDB), so that memory does not grow with their number. Not thread-safe.
 */
final class CurrentArticles implements AutoCloseable {
  private static final StateSerde<Entry> ENTRIES = StateSerde.of(Entry.class);
  private static final byte[] SENT = {1};

  /** The tags of an article, with what identifies the raw record that it was made from. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private record Entry(Instant fetchedAt, String contentHash, TagDigest tags) {}

  private final Options options = new Options().setCreateIfMissing(true);
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final RocksDB entries;
  private final Instant since;

  /**
   * @param folder an empty folder, which the caller deletes
   * @param since earlier articles are ignored
   */
  CurrentArticles(Path folder, Instant since) {
    RocksDB.loadLibrary();
    this.since = since;
    try {
      this.entries = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      throw new IllegalStateException("cannot store the articles in force in " + folder, e);
    }
  }

  /** Reads the current tags of all articles. */
  void read(TopicLog log) {
    log.readAll(
        Topics.ARTICLES.name(),
        record -> {
          Article article = log.value(Topics.ARTICLES, record);
          if (article == null || article.fetchedAt().isBefore(since)) {
            put(article(LatestValues.key(record)), null);
          } else {
            Entry entry =
                new Entry(article.fetchedAt(), article.contentHash(), TagDigest.of(article));
            put(article(article.id()), ENTRIES.serialize("", entry));
          }
        });
  }

  /** Returns the tags of the article made from a raw record; null when none in force was. */
  @Nullable TagDigest madeFrom(RawArticle raw) {
    Entry entry = ENTRIES.deserialize("", get(article(raw.id())));
    return entry != null
            && entry.fetchedAt().equals(raw.fetchedAt())
            && entry.contentHash().equals(raw.contentHash())
        ? entry.tags()
        : null;
  }

  /** Marks an article as sent to be retagged. */
  void markSent(String id) {
    put(sent(id), SENT);
  }

  boolean wasSent(String id) {
    return get(sent(id)) != null;
  }

  private static byte[] article(String id) {
    return ("a/" + id).getBytes(UTF_8);
  }

  private static byte[] sent(String id) {
    return ("s/" + id).getBytes(UTF_8);
  }

  private byte @Nullable [] get(byte[] key) {
    try {
      return entries.get(key);
    } catch (RocksDBException e) {
      throw new IllegalStateException("cannot read the articles in force from disk", e);
    }
  }

  private void put(byte[] key, byte @Nullable [] value) {
    try {
      if (value == null) {
        entries.delete(unlogged, key);
      } else {
        entries.put(unlogged, key, value);
      }
    } catch (RocksDBException e) {
      throw new IllegalStateException("cannot write the articles in force to disk", e);
    }
  }

  @Override
  public void close() {
    entries.close();
    unlogged.close();
    options.close();
  }
}

package dev.silkwire.enrich;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * A limit on the native memory of all RocksDB stores of the process: one block cache, which also
 * accounts for the write buffers.
 *
 * <p>Thread-safe: the native objects are.
 */
final class RocksMemory implements AutoCloseable {
  /** The setting that holds the instance. */
  static final String SETTING = "silkwire.enrich.rocksdb.memory";

  private static final long CACHE_BYTES = 96L << 20;
  private static final long WRITE_BUFFER_BYTES = 48L << 20;

  private final Cache cache;
  private final WriteBufferManager buffers;

  RocksMemory() {
    // Kafka Streams loads the library only when it opens the first store.
    RocksDB.loadLibrary();
    cache = new LRUCache(CACHE_BYTES);
    buffers = new WriteBufferManager(WRITE_BUFFER_BYTES, cache);
  }

  @Override
  public void close() {
    buffers.close();
    cache.close();
  }

  /** Makes a store use the shared memory of the settings, if they have one. */
  public static final class Setter implements RocksDBConfigSetter {
    private static final int WRITE_BUFFERS = 2;
    private static final long WRITE_BUFFER = 4L << 20;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
      options.setMaxWriteBufferNumber(WRITE_BUFFERS);
      options.setWriteBufferSize(WRITE_BUFFER);
      @Nullable Object shared = configs.get(SETTING);
      if (shared instanceof RocksMemory memory
          && options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
        table.setBlockCache(memory.cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setWriteBufferManager(memory.buffers);
        options.setTableFormatConfig(table);
      }
    }

    @Override
    public void close(String store, Options options) {
      // The shared memory is closed by its owner.
    }
  }
}

package dev.silkwire.ingest.publish;

import dev.silkwire.contract.client.KafkaConnection;
import dev.silkwire.ingest.group.GroupMembership;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transactional Kafka producer whose transactions end with a result instead of an exception.
 * After every result but {@link Outcome#FATAL} another transaction can begin. For one thread.
 */
final class Transactions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_REQUEST_BYTES = 1 << 20;
  private static final int BATCH_BYTES = 128 << 10;

  private final Producer<String, byte[]> producer;
  private volatile boolean closing;

  /** The outcome of a transaction. */
  enum Outcome {
    COMMITTED,
    /** The group that shares the feeds has been rebalanced; nothing was written. */
    GROUP_CHANGED,
    /** Kafka rejects at least one of the records; nothing was written. */
    RECORD_REJECTED,
    /** A temporary error; nothing was written. */
    RETRY,
    /** The producer cannot write any more. */
    FATAL
  }

  /**
   * The result of a transaction.
   *
   * @param cause null after a commit
   */
  record Result(Outcome outcome, @Nullable Throwable cause) {
    private static final Result COMMITTED = new Result(Outcome.COMMITTED, null);

    String reason() {
      return String.valueOf(cause);
    }
  }

  private Transactions(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Connects to Kafka and fences older producers of the same name.
   *
   * @param metrics registers the meters of the producer
   */
  static Transactions of(KafkaConnection kafka, String instance, Consumer<Producer<?, ?>> metrics) {
    Map<String, Object> p = new HashMap<>();
    p.put(ProducerConfig.CLIENT_ID_CONFIG, "silkwire-ingest-" + instance);
    p.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "silkwire-ingest-" + instance);
    p.put(ProducerConfig.ACKS_CONFIG, "all");
    p.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    p.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    p.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    Producer<String, byte[]> producer =
        new KafkaProducer<>(kafka.settings(p), new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    metrics.accept(producer);
    return new Transactions(producer);
  }

  /**
   * Writes all records or none.
   *
   * @param seen membership at the time at which the feeds were checked to be owned
   */
  Result write(List<ProducerRecord<String, byte[]>> records, @Nullable ConsumerGroupMetadata seen) {
    try {
      producer.beginTransaction();
      records.forEach(this::send);
      GroupMembership.fence(producer, seen);
      retryTimeouts(producer::commitTransaction);
      return Result.COMMITTED;
    } catch (RuntimeException e) {
      return abort(e);
    }
  }

  /**
   * Sends a record in a transaction and aborts it. COMMITTED means that Kafka accepts the record.
   */
  Result probe(ProducerRecord<String, byte[]> record) {
    try {
      producer.beginTransaction();
      var sent = producer.send(record);
      producer.flush();
      sent.get();
      retryTimeouts(producer::abortTransaction);
      return Result.COMMITTED;
    } catch (ExecutionException e) {
      return abort(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      return abort(new InterruptException(e));
    } catch (RuntimeException e) {
      return abort(e);
    }
  }

  /**
   * Makes the current commit or abort give up at its next timeout. May be called by another thread.
   */
  void stopWaiting() {
    closing = true;
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  private void send(ProducerRecord<String, byte[]> record) {
    var unused = producer.send(record); // an error makes the commit fail
  }

  /**
   * Repeats a commit or an abort that has timed out, because the producer allows no other call
   * after it.
   */
  private void retryTimeouts(Runnable end) {
    while (true) {
      try {
        end.run();
        return;
      } catch (TimeoutException e) {
        if (closing) {
          throw e;
        }
        LOG.warn(
            "Kafka does not end the transaction of ingest; ingest waits for it: {}",
            e.getMessage());
      }
    }
  }

  private Result abort(Throwable e) {
    Outcome outcome = outcome(e);
    LOG.debug("transaction failed: {}", outcome, e);
    if (outcome == Outcome.FATAL) {
      return new Result(outcome, e);
    }
    try {
      retryTimeouts(producer::abortTransaction);
      return new Result(outcome, e);
    } catch (RuntimeException abort) {
      LOG.debug("cannot abort the transaction", abort);
      return new Result(Outcome.FATAL, e);
    }
  }

  /** Returns the outcome by the first known exception in the chain of causes. */
  private static Outcome outcome(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Outcome outcome = known(cause);
      if (outcome != null) {
        return outcome;
      }
    }
    return e instanceof KafkaException ? Outcome.RETRY : Outcome.FATAL;
  }

  private static @Nullable Outcome known(Throwable e) {
    if (e instanceof CommitFailedException || e instanceof FencedInstanceIdException) {
      return Outcome.GROUP_CHANGED;
    }
    if (e instanceof ProducerFencedException
        || e instanceof InvalidProducerEpochException
        || e instanceof AuthorizationException
        || e instanceof UnsupportedVersionException) {
      return Outcome.FATAL;
    }
    if (e instanceof RetriableException
        || e instanceof InterruptException
        || e instanceof TransactionAbortableException
        || e instanceof TransactionAbortedException) {
      return Outcome.RETRY;
    }
    return e instanceof ApiException ? Outcome.RECORD_REJECTED : null;
  }
}

package dev.silkwire.ingest.publish;

import dev.silkwire.ingest.group.GroupMembership;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
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
 * Transactions of a Kafka producer that end with a result instead of an exception. After each
 * result but {@link Outcome#FATAL} the next transaction may begin. For one thread.
 */
final class Transactions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final int LARGEST_REQUEST = 1 << 20;
  private static final int BATCH = 128 << 10;

  private final Producer<String, byte[]> producer;
  private volatile boolean closing;

  /** How a transaction ended. */
  enum Outcome {
    COMMITTED,
    /** The group that shares the feeds has changed; nothing was written. */
    GROUP_CHANGED,
    /** Kafka refuses at least one of the records; nothing was written. */
    RECORD_REFUSED,
    /** Nothing was written this time. */
    TRY_AGAIN,
    /** This producer cannot write any more. */
    FATAL
  }

  /**
   * @param cause null when it was committed
   */
  record Ended(Outcome outcome, @Nullable Throwable cause) {
    private static final Ended COMMITTED = new Ended(Outcome.COMMITTED, null);

    String why() {
      return String.valueOf(cause);
    }
  }

  private Transactions(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /** Connects; an older producer of the same name can no longer write from here on. */
  static Transactions of(String bootstrap, String instance) {
    Properties p = new Properties();
    p.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    p.put(ProducerConfig.CLIENT_ID_CONFIG, "silkwire-ingest-" + instance);
    p.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "silkwire-ingest-" + instance);
    p.put(ProducerConfig.ACKS_CONFIG, "all");
    p.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    p.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    p.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
    p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    Producer<String, byte[]> producer =
        new KafkaProducer<>(p, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return new Transactions(producer);
  }

  /**
   * Writes all records or none.
   *
   * @param seen the membership by which the feeds written of were seen to be ours
   */
  Ended write(List<ProducerRecord<String, byte[]>> records, @Nullable ConsumerGroupMetadata seen) {
    try {
      producer.beginTransaction();
      records.forEach(this::send);
      GroupMembership.fence(producer, seen);
      untilDone(producer::commitTransaction);
      return Ended.COMMITTED;
    } catch (RuntimeException e) {
      return aborted(e);
    }
  }

  /** Tries a record in a transaction that is aborted: COMMITTED means that Kafka takes it. */
  Ended probe(ProducerRecord<String, byte[]> record) {
    try {
      producer.beginTransaction();
      var sent = producer.send(record);
      producer.flush();
      sent.get();
      untilDone(producer::abortTransaction);
      return Ended.COMMITTED;
    } catch (ExecutionException e) {
      return aborted(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      return aborted(new InterruptException(e));
    } catch (RuntimeException e) {
      return aborted(e);
    }
  }

  /** Stops waiting for Kafka; may be called by another thread. */
  void stopWaiting() {
    closing = true;
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }

  private void send(ProducerRecord<String, byte[]> record) {
    var unused = producer.send(record); // its failure fails the transaction
  }

  /** A commit or an abort that timed out must be repeated: nothing else is allowed after it. */
  private void untilDone(Runnable end) {
    while (true) {
      try {
        end.run();
        return;
      } catch (TimeoutException e) {
        if (closing) {
          throw e;
        }
        LOG.warn("Kafka does not end the transaction of ingest, still waiting: {}", e.getMessage());
      }
    }
  }

  private Ended aborted(Throwable e) {
    Outcome outcome = outcome(e);
    LOG.debug("not written: {}", outcome, e);
    if (outcome == Outcome.FATAL) {
      return new Ended(outcome, e);
    }
    try {
      untilDone(producer::abortTransaction);
      return new Ended(outcome, e);
    } catch (RuntimeException abort) {
      LOG.debug("the transaction could not be aborted", abort);
      return new Ended(Outcome.FATAL, e);
    }
  }

  /** Kafka wraps the exception that counts in others. */
  private static Outcome outcome(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Outcome outcome = ofItself(cause);
      if (outcome != null) {
        return outcome;
      }
    }
    return e instanceof KafkaException ? Outcome.TRY_AGAIN : Outcome.FATAL;
  }

  private static @Nullable Outcome ofItself(Throwable e) {
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
      return Outcome.TRY_AGAIN;
    }
    return e instanceof ApiException ? Outcome.RECORD_REFUSED : null;
  }
}

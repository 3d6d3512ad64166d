package dev.silkwire.enrich;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A processor that wraps another one: it reports progress, and makes all failures reach {@link
 * DeadLetterHandler}. Kafka Streams passes neither errors nor class cast exceptions to its handler.
 * An {@code OutOfMemoryError} is not caught.
 *
 * <p>Not thread-safe, like all processors.
 */
final class GuardedStep<I, O, V> implements Processor<String, I, O, V> {
  private final Processor<String, I, O, V> step;
  private final ThreadProgress progress;
  private ProcessorContext<O, V> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init, which sets the context.
  private GuardedStep(Processor<String, I, O, V> step, ThreadProgress progress) {
    this.step = step;
    this.progress = progress;
  }

  /** Returns a supplier that wraps each processor of another one. */
  static <I, O, V> ProcessorSupplier<String, I, O, V> each(
      ProcessorSupplier<String, I, O, V> steps, ThreadProgress progress) {
    return () -> new GuardedStep<>(steps.get(), progress);
  }

  @Override
  public void init(ProcessorContext<O, V> context) {
    this.context = context;
    step.init(context);
  }

  @Override
  public void process(Record<String, I> record) {
    progress.started(context.recordMetadata().orElse(null));
    try {
      step.process(record);
    } catch (StackOverflowError e) {
      throw new IllegalStateException("the record is nested too deeply: stack overflow", e);
    } catch (ClassCastException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      progress.finished();
    }
  }

  @Override
  public void close() {
    step.close();
  }
}

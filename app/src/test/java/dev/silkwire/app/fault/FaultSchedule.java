package dev.silkwire.app.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Faults in the order and with the rests between them that follow from a seed. */
record FaultSchedule(List<Step> steps) {
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * A fault after a rest.
   *
   * @param recovered whether the pipeline first brings an article after the fault before; else this
   *     fault may hit it while it still starts
   */
  record Step(boolean recovered, Duration rest, Fault fault) {}

  FaultSchedule {
    steps = List.copyOf(steps);
  }

  /**
   * Draws faults: first a kind, then a target, so that a kind with few targets is as frequent as
   * one with many.
   *
   * @param only faults whose text this pattern finds
   */
  static FaultSchedule of(long seed, int faults, Pattern only, Deployment pipeline) {
    Random random = new Random(seed);
    List<Function<Random, Fault>> kinds = kinds(pipeline).toList();
    return new FaultSchedule(
        Stream.generate(() -> step(random, kinds))
            .filter(step -> only.matcher(step.fault().toString()).find())
            .limit(faults)
            .toList());
  }

  private static Step step(Random random, List<Function<Random, Fault>> kinds) {
    Fault fault = kinds.get(random.nextInt(kinds.size())).apply(random);
    return new Step(random.nextInt(3) > 0, seconds(random, 1, 5), fault);
  }

  private static Stream<Function<Random, Fault>> kinds(Deployment pipeline) {
    List<Target> victims = pipeline.victims();
    List<Target> links = pipeline.links();
    List<Target> disks = pipeline.disks();
    List<Target> clocks = pipeline.clocks();
    Stream.Builder<Function<Random, Fault>> kinds = Stream.builder();
    kinds.add(r -> new Fault.Kill(any(r, victims), seconds(r, 0, 3)));
    kinds.add(r -> pause(any(r, victims)));
    kinds.add(r -> new Fault.Restart(any(r, victims)));
    if (!links.isEmpty()) {
      kinds.add(r -> new Fault.CutOff(any(r, links), mode(r), seconds(r, 3, 12)));
    }
    if (!disks.isEmpty()) {
      kinds.add(r -> new Fault.FillDisk(any(r, disks), seconds(r, 3, 8)));
    }
    if (!clocks.isEmpty()) {
      kinds.add(r -> new Fault.MoveClock(any(r, clocks), r.nextBoolean() ? HOUR : HOUR.negated()));
    }
    return kinds.build();
  }

  private static Fault pause(Target target) {
    return new Fault.Pause(target, target.pause());
  }

  private static TcpProxy.Mode mode(Random random) {
    TcpProxy.Mode[] modes = TcpProxy.Mode.values();
    return modes[1 + random.nextInt(modes.length - 1)];
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Duration seconds(Random random, int least, int most) {
    return Duration.ofMillis(1_000L * least + random.nextInt(1_000 * (most - least) + 1));
  }
}

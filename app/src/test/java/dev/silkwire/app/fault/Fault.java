package dev.silkwire.app.fault;

import java.time.Duration;
import org.awaitility.Awaitility;

/** A fault with its target. {@link #inject} returns when the fault is over. */
sealed interface Fault {
  Target target();

  /** Injects the fault and mends it. */
  void inject(Deployment pipeline);

  /** Waits for a time, such as the length of a fault. */
  static void hold(Duration time) {
    Awaitility.await().pollDelay(time).forever().until(() -> true);
  }

  /** The kind of fault, for counting. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** SIGKILL, and a start after a while. */
  record Kill(Target target, Duration down) implements Fault {
    @Override
    public void inject(Deployment pipeline) {
      Victim victim = pipeline.victim(target);
      victim.kill();
      hold(down);
      victim.start(Duration.ZERO);
    }
  }

  /** SIGSTOP, and SIGCONT after a while. */
  record Pause(Target target, Duration length) implements Fault {
    @Override
    public void inject(Deployment pipeline) {
      Victim victim = pipeline.victim(target);
      victim.pause();
      try {
        hold(length);
      } finally {
        victim.resume();
      }
    }
  }

  /** A stage is cut off from Kafka, or the sink from the database. */
  record CutOff(Target target, TcpProxy.Mode mode, Duration length) implements Fault {
    @Override
    public void inject(Deployment pipeline) {
      TcpProxy link = pipeline.link(target);
      link.set(mode);
      try {
        hold(length);
      } finally {
        link.set(TcpProxy.Mode.FORWARD);
      }
    }
  }

  /** SIGTERM, and a start at once. */
  record Restart(Target target) implements Fault {
    @Override
    public void inject(Deployment pipeline) {
      Victim victim = pipeline.victim(target);
      victim.stop();
      victim.start(Duration.ZERO);
    }
  }

  /** The disk with the target's data is full for a while. */
  record FillDisk(Target target, Duration length) implements Fault {
    @Override
    public void inject(Deployment pipeline) {
      RamDisk disk = pipeline.disk(target);
      disk.fill();
      try {
        hold(length);
      } finally {
        disk.free();
      }
    }
  }

  /** A restart with the clock moved. It stays moved until another fault starts the target. */
  record MoveClock(Target target, Duration shift) implements Fault {
    @Override
    public void inject(Deployment pipeline) {
      Victim victim = pipeline.victim(target);
      victim.stop();
      victim.start(shift);
    }
  }
}

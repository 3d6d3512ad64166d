package dev.silkwire.app.run;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of the jar. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"silkwire " + number()};
  }

  /** Returns the version number, or {@code (development)} for a build without a manifest. */
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}

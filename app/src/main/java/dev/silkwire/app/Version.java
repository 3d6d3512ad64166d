package dev.silkwire.app;

import picocli.CommandLine.IVersionProvider;

/** Which Silkwire this is, from the jar's manifest. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"silkwire " + number()};
  }

  /** The version number, or a word for builds that have none. */
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}

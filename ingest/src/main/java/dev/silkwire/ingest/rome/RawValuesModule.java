package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.CopyFrom;
import com.rometools.rome.feed.module.Module;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * A Rome module that keeps values which Rome's beans lose: dates as printed, the inherited language
 * and {@code rdf:about}. {@link FeedTree} writes these values as elements of {@link #NAMESPACE},
 * and {@link RawValuesParser} reads them. Immutable.
 */
public final class RawValuesModule implements Module {
  static final Namespace NAMESPACE = Namespace.getNamespace("printed", "urn:silkwire:feed:printed");

  /** The name of the inherited language. */
  static final String LANGUAGE = "xml:lang";

  /** The name of the URL that RDF gives an item. */
  static final String ABOUT = "rdf:about";

  private static final long serialVersionUID = 1L;

  private final HashMap<String, String> values;

  public RawValuesModule(Map<String, String> values) {
    this.values = new HashMap<>(values);
  }

  /** Returns the values of a module; none if the module is null. */
  public static Map<String, String> of(@Nullable Module module) {
    return module instanceof RawValuesModule printed
        ? Collections.unmodifiableMap(printed.values)
        : Map.of();
  }

  @Override
  public String getUri() {
    return NAMESPACE.getURI();
  }

  /** Returns this module, which is immutable. Rome clones the modules of each entry. */
  @Override
  public Object clone() {
    return this;
  }

  @Override
  public Class<? extends CopyFrom> getInterface() {
    return RawValuesModule.class;
  }

  @Override
  public void copyFrom(CopyFrom other) {
    throw new UnsupportedOperationException("printed values are immutable");
  }
}

package dev.silkwire.ingest.xml;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Checks a document with a strict XML parser, to report errors that {@link XmlRepair} has repaired.
 */
public final class WellFormedness {
  private WellFormedness() {}

  /** Returns the first error with its line; empty if the document is well-formed. */
  public static Optional<String> error(byte[] xml) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        reader.next();
      }
      reader.close();
      return Optional.empty();
    } catch (XMLStreamException e) {
      String message = String.valueOf(e.getMessage()).replaceFirst("(?s)^.*\nMessage: ", "");
      int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
      return Optional.of("not well-formed at line " + line + ": " + message.strip());
    }
  }
}

package ir.takmil.platform.sheet;

import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook, event by event. Nothing outside of it is ever fetched. */
final class Markup implements AutoCloseable {
  private static final XMLInputFactory FACTORY = factory();

  private final Packed.Part part;
  private final XMLStreamReader events;

  Markup(Packed.Part part) {
    this.part = part;
    try {
      events = FACTORY.createXMLStreamReader(part);
    } catch (XMLStreamException broken) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** The next event, or END_DOCUMENT. */
  int next() {
    try {
      int event = events.next();
      part.understood();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new SpoiltFile(SheetFlaw.FILE_WITH_ENTITIES);
      }
      return event;
    } catch (XMLStreamException broken) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    } catch (RuntimeException broken) { // the parser wraps what its stream throws
      for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
        if (cause instanceof SpoiltFile spoilt) {
          throw spoilt;
        }
      }
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
  }

  /** Goes on to the next element of that name; false at the end. */
  boolean nextElement(String name) {
    for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT && name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  String name() {
    return events.getLocalName();
  }

  /** By its local name, whatever its namespace: there are two editions of the format. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < events.getAttributeCount(); i++) {
      if (events.getAttributeLocalName(i).equals(name)) {
        return events.getAttributeValue(i);
      }
    }
    return null;
  }

  int number(String attribute, int otherwise) {
    String value = attribute(attribute);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException noNumber) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
  }

  /** Adds the text at hand, as far as there is room. */
  void text(StringBuilder to, int most) {
    int length = Math.min(events.getTextLength(), most - to.length());
    if (length > 0) {
      to.append(events.getTextCharacters(), events.getTextStart(), length);
    }
  }

  @Override
  public void close() {
    try {
      events.close();
      part.close();
    } catch (XMLStreamException | IOException readAnyway) {
      throw new SpoiltFile(SheetFlaw.FILE_BROKEN);
    }
  }
}

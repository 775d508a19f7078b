package dev.ingressmap.localstage.route53;

import static dev.ingressmap.localstage.route53.Route53Exception.invalidInput;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * An element of a Route 53 message. It contains either text or elements. The order of elements is
 * irrelevant, so they are sorted, and equal content compares equal.
 */
record XmlElement(String name, String text, List<XmlElement> children) {

  private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

  /** Far more than any message needs, and far less than the stack can hold. */
  private static final int MAX_DEPTH = 16;

  private static final XMLInputFactory READERS = readers();
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newInstance();

  XmlElement {
    children =
        children.stream()
            .sorted(Comparator.comparing(XmlElement::name).thenComparing(XmlElement::text))
            .toList();
  }

  static XmlElement leaf(String name, Object text) {
    return new XmlElement(name, text.toString(), List.of());
  }

  static XmlElement of(String name, List<XmlElement> children) {
    return new XmlElement(name, "", children);
  }

  static XmlElement of(String name, XmlElement... children) {
    return of(name, List.of(children));
  }

  static XmlElement parse(byte[] document) {
    try {
      XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(document));
      reader.nextTag();
      return read(reader, 0);
    } catch (XMLStreamException e) {
      throw invalidInput("The request body is not an XML document of Route 53");
    }
  }

  private static XmlElement read(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw invalidInput("The XML of the request is nested too deeply");
    }
    String name = reader.getLocalName();
    StringBuilder text = new StringBuilder();
    List<XmlElement> children = new ArrayList<>();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.isStartElement()) {
        children.add(read(reader, depth + 1));
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return new XmlElement(name, children.isEmpty() ? text.toString().strip() : "", children);
  }

  Optional<XmlElement> child(String child) {
    return children(child).findFirst();
  }

  Stream<XmlElement> children(String child) {
    return children.stream().filter(element -> element.name.equals(child));
  }

  Optional<String> find(String child) {
    return child(child).map(XmlElement::text);
  }

  /** The text of a required child. */
  String require(String child) {
    return find(child)
        .filter(found -> !found.isEmpty())
        .orElseThrow(() -> invalidInput(name + " must have " + child));
  }

  /** This element with a child, which replaces those of the same name. */
  XmlElement with(XmlElement child) {
    return of(
        name,
        Stream.concat(
                children.stream().filter(other -> !other.name.equals(child.name)), Stream.of(child))
            .toList());
  }

  /** This element without the children of a name. */
  XmlElement without(String child) {
    return of(name, children.stream().filter(other -> !other.name.equals(child)).toList());
  }

  /** The element as a UTF-8 document. */
  byte[] document() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter writer = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      writer.setDefaultNamespace(NAMESPACE);
      write(writer, true);
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private void write(XMLStreamWriter writer, boolean root) throws XMLStreamException {
    writer.writeStartElement(name);
    if (root) {
      writer.writeDefaultNamespace(NAMESPACE);
    }
    writer.writeCharacters(text);
    for (XmlElement child : children) {
      child.write(writer, false);
    }
    writer.writeEndElement();
  }

  private static XMLInputFactory readers() {
    XMLInputFactory readers = XMLInputFactory.newInstance();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return readers;
  }
}

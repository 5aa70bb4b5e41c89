package io.shadowledger.formats.camt053;

import io.shadowledger.formats.statement.Fields;
import io.shadowledger.formats.statement.InvalidStatementException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through XML, element by element: {@link #child()} steps to the next child of the open element, and each child is
 * then either read ({@link #text()}, or its own children to the last) or skipped.
 *
 * <p>A document type is refused, so nothing is expanded and nothing is fetched.
 */
final class Xml {

    private static final int LONGEST_TEXT = 64 * 1024;

    private final XMLStreamReader reader;

    Xml(InputStream in) {
        // The JDK's own, whatever else is on the class path: its settings are known.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // These count every &amp; of a document, so a long statement would exceed them; and as document types are
        // refused, there are no entities that they would guard against.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.entityReplacementLimit", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException malformed) {
            throw malformed(malformed);
        }
    }

    /** Steps forward to an element of that name, at any depth; false at the end of the document. */
    boolean find(String name) {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (name.equals(reader.getLocalName())) {
                        return true;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Steps to the next child of the open element; false when it ends, which then is behind. */
    boolean child() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** The name of the element stepped to. */
    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        var namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** The text of the element stepped to, without what surrounds it; elements within it are passed over. */
    String text() {
        var text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                case XMLStreamConstants.START_ELEMENT -> skip();
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return text.toString().strip();
                }
                default -> {}
            }
        }
    }

    /** The text of the element stepped to, be it its own or that of its only child. */
    String textAnywhere() {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private void append(StringBuilder text) {
        if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw new InvalidStatementException(line(), "", "holds a text longer than 64 KiB: is this another file?");
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    /** Passes over the element stepped to, with all it holds. */
    void skip() {
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> {}
            }
        }
    }

    long line() {
        return Math.max(1, reader.getLocation().getLineNumber());
    }

    /** How a value here is read and named in messages. */
    Fields fields(String place) {
        return new Fields(line(), place);
    }

    private int next() {
        try {
            int event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new InvalidStatementException(
                        line(),
                        "DOCTYPE",
                        "has no place in a statement: remove it, or ask the bank for the file again");
            }
            return event;
        } catch (XMLStreamException malformed) {
            throw malformed(malformed);
        }
    }

    private static InvalidStatementException malformed(XMLStreamException malformed) {
        var at = malformed.getLocation();
        var lines = String.valueOf(malformed.getMessage()).lines().toList();
        var reason = lines.getLast().replaceFirst("^Message: ", "");
        return new InvalidStatementException(
                at == null ? 1 : Math.max(1, at.getLineNumber()),
                at == null || at.getColumnNumber() < 1 ? "" : "column " + at.getColumnNumber(),
                "is not well-formed XML (" + Fields.quoted(reason).replaceAll("^'|'$", "")
                        + "): correct it, or ask the bank for the whole file",
                malformed);
    }
}

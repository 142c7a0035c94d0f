package io.slit.server.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON document, token by token. */
interface JsonTokens {
  /** Moves to the next token and returns it; null at the end of the document. */
  @Nullable JsonToken next() throws IOException;

  /** Returns the token that was moved to last. */
  JsonToken current();

  /** Returns the name of the member that was moved to last. */
  String name() throws IOException;

  /** Returns the characters of a text, or of a number as it is written. */
  String text() throws IOException;

  /** Returns how many characters {@link #text} has. */
  int textLength() throws IOException;

  /** Tells whether a number without a fraction is one of 32 bits. */
  boolean isInt() throws IOException;

  /** Returns a number for which {@link #isInt} holds. */
  int intValue() throws IOException;

  /** Returns any number, rounded to the nearest double. */
  double doubleValue() throws IOException;

  /** Moves to the end of an object or array that begins here; does nothing elsewhere. */
  void skipChildren() throws IOException;
}

package io.slit.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds JSON against the schemas of a document (JSON Schema 2020-12), as far as that uses them: a
 * keyword that this does not know is a fault, so that nothing passes unchecked.
 */
final class SchemaCheck {
  private static final Set<String> TOLD_ONLY = Set.of("description", "format", "example", "title");

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** Returns what is wrong with a value, nothing if it is right. */
  static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
    SchemaCheck check = new SchemaCheck(document);
    check.check(schema, value, "$");
    return check.faults;
  }

  private void check(JsonNode schema, JsonNode value, String at) {
    schema.properties().forEach(entry -> keyword(schema, entry.getKey(), value, at));
  }

  private void keyword(JsonNode schema, String keyword, JsonNode value, String at) {
    JsonNode rule = schema.get(keyword);
    switch (keyword) {
      case "$ref" -> check(document.at(rule.asText().substring(1)), value, at);
      case "type" -> require(isOfType(rule, value), at, "is no " + rule);
      case "enum" -> require(holds(rule, value), at, "is none of " + rule);
      case "const" -> require(rule.equals(value), at, "is not " + rule);
      case "required" ->
          rule.forEach(name -> require(value.has(name.asText()), at, "lacks " + name.asText()));
      case "properties" ->
          value
              .properties()
              .forEach(
                  one -> {
                    if (rule.has(one.getKey())) {
                      check(rule.get(one.getKey()), one.getValue(), at + "." + one.getKey());
                    }
                  });
      case "additionalProperties" -> additional(schema, rule, value, at);
      case "items" -> {
        for (int i = 0; i < value.size(); i++) {
          check(rule, value.get(i), at + "[" + i + "]");
        }
      }
      case "oneOf" -> oneOf(rule, value, at);
      case "pattern" ->
          require(
              !value.isTextual() || Pattern.compile(rule.asText()).matcher(value.asText()).find(),
              at,
              "does not match " + rule);
      case "minimum" -> require(value.asDouble() >= rule.asDouble(), at, "is below " + rule);
      case "maximum" -> require(value.asDouble() <= rule.asDouble(), at, "is above " + rule);
      case "exclusiveMinimum" -> require(value.asDouble() > rule.asDouble(), at, "is not above");
      case "minItems" -> require(value.size() >= rule.asInt(), at, "has fewer than " + rule);
      case "maxItems" -> require(value.size() <= rule.asInt(), at, "has more than " + rule);
      case "maxLength" -> require(value.asText().length() <= rule.asInt(), at, "is too long");
      default -> require(TOLD_ONLY.contains(keyword), at, "is under the unknown rule " + keyword);
    }
  }

  private void require(boolean holds, String at, String fault) {
    if (!holds) {
      faults.add(at + " " + fault);
    }
  }

  private void additional(JsonNode schema, JsonNode rule, JsonNode value, String at) {
    value
        .properties()
        .forEach(
            one -> {
              boolean named = schema.path("properties").has(one.getKey());
              if (!named && rule.isBoolean()) {
                require(rule.asBoolean(), at, "has " + one.getKey() + ", which is not documented");
              } else if (!named) {
                check(rule, one.getValue(), at + "." + one.getKey());
              }
            });
  }

  private void oneOf(JsonNode rule, JsonNode value, String at) {
    int fitting = 0;
    for (JsonNode one : rule) {
      fitting += faults(document, one, value).isEmpty() ? 1 : 0;
    }
    require(fitting == 1, at, "fits " + fitting + " of the schemas");
  }

  private static boolean holds(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(JsonNode types, JsonNode value) {
    if (!types.isArray()) {
      return isOfType(types.asText(), value);
    }
    for (JsonNode type : types) {
      if (isOfType(type.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException(type);
    };
  }
}

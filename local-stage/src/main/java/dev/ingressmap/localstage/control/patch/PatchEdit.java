package dev.ingressmap.localstage.control.patch;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.wire.PatchOperation;
import tools.jackson.databind.node.ObjectNode;

/** The effect of an allowed patch operation on the JSON of its resource. */
@FunctionalInterface
public interface PatchEdit {

  /**
   * Applies an operation.
   *
   * @param key the last token of its path, unescaped
   */
  void apply(ObjectNode target, PatchOperation operation, String key);

  /** Sets a field, or removes it if the operation has no value. */
  static PatchEdit text(String field) {
    return (target, operation, key) -> {
      if (operation.is("remove") || operation.text().isEmpty()) {
        target.remove(field);
      } else {
        target.put(field, operation.text());
      }
    };
  }

  /** Sets a boolean; like AWS, it reads anything but {@code true} as false. */
  static PatchEdit flag(String field) {
    return (target, operation, key) -> target.put(field, Boolean.parseBoolean(operation.text()));
  }

  /** Sets an integer, or removes it if the operation has no value. */
  static PatchEdit integer(String field, String invalid) {
    return (target, operation, key) -> {
      if (operation.text().isEmpty()) {
        target.remove(field);
        return;
      }
      try {
        target.put(field, Integer.parseInt(operation.text()));
      } catch (NumberFormatException e) {
        throw badRequest(invalid);
      }
    };
  }

  /** Sets or removes an entry of a map. */
  static PatchEdit entry(String map, String missing) {
    return (target, operation, key) -> {
      ObjectNode entries = target.withObjectProperty(map);
      if (!operation.is("add") && !entries.has(key)) {
        throw notFound(missing);
      }
      if (operation.is("remove")) {
        entries.remove(key);
        if (entries.isEmpty()) {
          target.remove(map);
        }
      } else {
        entries.put(key, operation.text());
      }
    };
  }

  /** Sets or removes an entry of a map of booleans. */
  static PatchEdit flagEntry(String map, String missing) {
    return (target, operation, key) -> {
      entry(map, missing).apply(target, operation, key);
      if (!operation.is("remove")) {
        flag(key).apply(target.withObjectProperty(map), operation, key);
      }
    };
  }

  /** Adds or removes the list element that the path names. */
  static PatchEdit element(String list) {
    return (target, operation, key) -> {
      var elements = target.withArrayProperty(list);
      elements.removeIf(element -> element.asString().equals(key));
      if (operation.is("add")) {
        elements.add(key);
      } else if (operation.is("replace")) {
        elements.add(operation.text());
      }
    };
  }

  /** Adds or removes the list element that is the operation's value. */
  static PatchEdit valueElement(String list) {
    return (target, operation, key) -> element(list).apply(target, operation, operation.text());
  }

  /** Applies an edit to a nested object. */
  static PatchEdit within(String object, PatchEdit edit) {
    return (target, operation, key) ->
        edit.apply(target.withObjectProperty(object), operation, key);
  }
}

package io.shadowledger.crds;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the API server does with a resource before it stores it, as far as this CRD uses it: defaults, structure, CEL.
 *
 * <p>Transition rules are correlated as the API server does: properties by name, items of a list-map by their keys.
 */
final class CrdValidation {

    private static final Cel CEL = CelFactory.plannerCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .build();

    private final JSONSchemaProps root;
    private final List<String> errors = new ArrayList<>();

    private CrdValidation(CustomResourceDefinition crd) {
        root = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    }

    /** Applies the defaults to {@code self} and returns what is wrong with it, as "field: message". */
    static List<String> check(
            CustomResourceDefinition crd, Map<String, Object> self, @Nullable Map<String, Object> old) {
        var validation = new CrdValidation(crd);
        validation.applyDefaults(validation.root, self);
        validation.structure(validation.root, self, "");
        if (validation.errors.isEmpty()) {
            validation.rules(validation.root, self, old, "");
        }
        return validation.errors;
    }

    @SuppressWarnings("unchecked")
    private void applyDefaults(JSONSchemaProps schema, Object value) {
        if (value instanceof Map<?, ?> map) {
            properties(schema).forEach((name, property) -> {
                if (!map.containsKey(name) && property.getDefault() != null) {
                    ((Map<String, Object>) map).put(name, plain(property.getDefault()));
                }
                if (map.get(name) instanceof Object child) {
                    applyDefaults(property, child);
                }
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> applyDefaults(schema.getItems().getSchema(), item));
        }
    }

    private static Object plain(Object json) {
        return Serialization.unmarshal(Serialization.asJson(json), Object.class);
    }

    private void structure(JSONSchemaProps schema, Object value, String path) {
        if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
            expect(value instanceof Number || value instanceof String, path, "Invalid value: want a quantity");
            if (value instanceof String text) {
                expect(text.matches(schema.getPattern()), path, "Invalid value: want a quantity");
            }
            return;
        }
        switch (value) {
            case Map<?, ?> map when "object".equals(schema.getType()) -> object(schema, map, path);
            case List<?> list
            when "array".equals(schema.getType()) -> {
                expect(schema.getMaxItems() == null || list.size() <= schema.getMaxItems(), path, "Too many");
                for (int i = 0; i < list.size(); i++) {
                    structure(schema.getItems().getSchema(), list.get(i), path + "[" + i + "]");
                }
            }
            case String text
            when "string".equals(schema.getType()) -> {
                expect(schema.getMaxLength() == null || text.length() <= schema.getMaxLength(), path, "Too long");
                expect(schema.getMinLength() == null || text.length() >= schema.getMinLength(), path, "Too short");
                var allowed = schema.getEnum() == null
                        ? List.<String>of()
                        : schema.getEnum().stream()
                                .map(json -> String.valueOf(plain(json)))
                                .toList();
                expect(
                        allowed.isEmpty() || allowed.contains(text),
                        path,
                        "Unsupported value: \"" + text + "\": supported values: \"" + String.join("\", \"", allowed)
                                + "\"");
            }
            case Number number
            when "integer".equals(schema.getType()) -> {
                expect(schema.getMinimum() == null || number.doubleValue() >= schema.getMinimum(), path, "Too small");
                expect(schema.getMaximum() == null || number.doubleValue() <= schema.getMaximum(), path, "Too large");
            }
            case Boolean flag when "boolean".equals(schema.getType()) -> {}
            default ->
                errors.add(path + ": Invalid value: \"" + typeOf(value) + "\": must be of type " + schema.getType());
        }
    }

    private void object(JSONSchemaProps schema, Map<?, ?> map, String path) {
        expect(schema.getMaxProperties() == null || map.size() <= schema.getMaxProperties(), path, "Too many");
        if (schema.getRequired() != null) {
            schema.getRequired().forEach(name -> expect(map.containsKey(name), child(path, name), "Required value"));
        }
        map.forEach((name, value) -> {
            var field = child(path, name.toString());
            if (properties(schema).get(name.toString()) instanceof JSONSchemaProps property) {
                structure(property, value, field);
            } else if (schema.getAdditionalProperties() != null) {
                structure(schema.getAdditionalProperties().getSchema(), value, field);
            } else if (!(path.isEmpty()
                    && List.of("apiVersion", "kind", "metadata").contains(name))) {
                errors.add(field + ": unknown field");
            }
        });
    }

    private void rules(JSONSchemaProps schema, Object self, @Nullable Object old, String path) {
        if (schema.getXKubernetesValidations() != null) {
            schema.getXKubernetesValidations().forEach(rule -> rule(rule, self, old, path));
        }
        if (self instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                var property = properties(schema).get(name.toString());
                if (property != null) {
                    rules(property, value, old instanceof Map<?, ?> o ? o.get(name) : null, child(path, name));
                }
            });
        } else if (self instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                var before = old instanceof List<?> o ? counterpart(schema, list.get(i), o) : null;
                rules(schema.getItems().getSchema(), list.get(i), before, path + "[" + i + "]");
            }
        }
    }

    private static @Nullable Object counterpart(JSONSchemaProps schema, Object item, List<?> old) {
        return old.stream()
                .filter(candidate -> schema.getXKubernetesListMapKeys().stream()
                        .allMatch(key -> Objects.equals(((Map<?, ?>) item).get(key), ((Map<?, ?>) candidate).get(key))))
                .findFirst()
                .orElse(null);
    }

    private void rule(ValidationRule rule, Object self, @Nullable Object old, String path) {
        if (rule.getRule().contains("oldSelf") && old == null) {
            return;
        }
        try {
            var program = CEL.createProgram(CEL.compile(rule.getRule()).getAst());
            var bindings = old == null ? Map.of("self", self) : Map.of("self", self, "oldSelf", old);
            var field = path + Objects.requireNonNullElse(rule.getFieldPath(), "");
            expect(Boolean.TRUE.equals(program.eval(bindings)), field, rule.getMessage());
        } catch (CelException e) {
            throw new IllegalStateException("The rule at " + path + " cannot be evaluated: " + rule.getRule(), e);
        }
    }

    private void expect(boolean right, String path, String message) {
        if (!right) {
            errors.add(path + ": " + message);
        }
    }

    private static Map<String, JSONSchemaProps> properties(JSONSchemaProps schema) {
        return schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    private static String child(String path, Object name) {
        return path.isEmpty() ? name.toString() : path + "." + name;
    }

    private static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> "string";
            case Map<?, ?> m -> "object";
            case List<?> l -> "array";
            case Boolean b -> "boolean";
            default -> "number";
        };
    }
}

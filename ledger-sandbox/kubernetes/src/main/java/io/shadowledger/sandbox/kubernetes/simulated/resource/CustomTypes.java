package io.shadowledger.sandbox.kubernetes.simulated.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType.Names;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType.Scale;
import io.shadowledger.sandbox.kubernetes.simulated.schema.ModelSchemas;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Rules;
import io.shadowledger.sandbox.kubernetes.simulated.schema.Schema;
import java.util.List;
import java.util.Locale;

/** The types that a CustomResourceDefinition makes, one per served version. */
final class CustomTypes {

    private CustomTypes() {}

    static List<ResourceType> of(ObjectNode definition, ModelSchemas schemas) {
        var spec = definition.path("spec");
        var names = names(spec.path("names"));
        return Json.stream(spec.path("versions"))
                .filter(version -> version.path("served").asBoolean())
                .map(version -> type(spec, names, version, schemas))
                .toList();
    }

    private static ResourceType type(JsonNode spec, Names names, JsonNode version, ModelSchemas schemas) {
        var source = Json.at(version, "schema", "openAPIV3Schema") instanceof ObjectNode node
                ? node
                : Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        var schema = Schema.parse(source).asRoot(schemas.metadata());
        var subresources = version.path("subresources");
        var scale = subresources.path("scale");
        return new ResourceType(
                Json.text(spec, "group"),
                Json.text(version, "name"),
                names,
                Json.text(spec, "scope").equals("Namespaced"),
                true,
                subresources.has("status"),
                scale.isObject()
                        ? new Scale(
                                Json.text(scale, "specReplicasPath"),
                                Json.text(scale, "statusReplicasPath"),
                                Json.text(scale, "labelSelectorPath"))
                        : Scale.NONE,
                schema,
                Rules.of(schema),
                version.path("additionalPrinterColumns"));
    }

    private static Names names(JsonNode names) {
        var kind = Json.text(names, "kind");
        var singular = Json.text(names, "singular");
        var listKind = Json.text(names, "listKind");
        return new Names(
                Json.text(names, "plural"),
                singular.isEmpty() ? kind.toLowerCase(Locale.ROOT) : singular,
                kind,
                listKind.isEmpty() ? kind + "List" : listKind,
                texts(names.path("shortNames")),
                texts(names.path("categories")));
    }

    private static List<String> texts(JsonNode array) {
        return Json.stream(array).map(JsonNode::asText).toList();
    }
}

package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.resource.ResourceType;
import io.shadowledger.sandbox.kubernetes.simulated.store.Listing;
import io.shadowledger.sandbox.kubernetes.simulated.table.Tables;
import java.util.List;
import java.util.regex.Pattern;

/** Objects in the form that the client asked for: as they are, as a table, or their metadata alone. */
final class Representation {

    private enum Form {
        OBJECT,
        TABLE,
        PARTIAL
    }

    private static final Pattern AS = Pattern.compile(";as=(\\w+)");

    private final Form form;
    private final String include;
    private final Tables tables;

    private Representation(Form form, String include, Tables tables) {
        this.form = form;
        this.include = include;
        this.tables = tables;
    }

    static Representation of(Request request, Tables tables) {
        var as = AS.matcher(request.header("Accept"));
        var form = Form.OBJECT;
        if (as.find()) {
            form = as.group(1).equals("Table")
                    ? Form.TABLE
                    : as.group(1).startsWith("PartialObjectMetadata") ? Form.PARTIAL : Form.OBJECT;
        }
        return new Representation(form, request.query("includeObject"), tables);
    }

    ObjectNode one(ResourceType type, ObjectNode object) {
        return switch (form) {
            case OBJECT -> object;
            case TABLE ->
                tables.table(type, List.of(object), Json.text(object, "metadata", "resourceVersion"), include);
            case PARTIAL -> Tables.partial(object);
        };
    }

    ObjectNode list(ResourceType type, Listing listing) {
        var version = Long.toString(listing.version());
        if (form == Form.TABLE) {
            return tables.table(type, listing.objects(), version, include);
        }
        var list = Json.object();
        if (form == Form.PARTIAL) {
            list.put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/v1");
        } else {
            list.put("kind", type.names().listKind()).put("apiVersion", type.apiVersion());
        }
        list.putObject("metadata").put("resourceVersion", version);
        var items = list.putArray("items");
        listing.objects().forEach(object -> items.add(form == Form.PARTIAL ? Tables.partial(object) : object));
        return list;
    }
}

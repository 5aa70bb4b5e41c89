package io.shadowledger.service.gateway;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A component of a record of the contract is required, unless it is {@link Nullable}: so the contract says it. */
final class RequiredProperties implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(schema.get$ref().substring(REFERENCE.length()));
            if (model != null) {
                require(java.getRawClass(), model);
            }
        }
        return schema;
    }

    private static void require(Class<?> record, Schema<?> model) {
        for (var component : record.getRecordComponents()) {
            var required = model.getRequired();
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && (required == null || !required.contains(component.getName()))) {
                model.addRequiredItem(component.getName());
            }
        }
    }
}

package io.shadowledger.service.gateway;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Names a record that stands in another one after both, so that no two schemas of the document have one name. */
final class NestedNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : getNameOfClass(outer) + type.getSimpleName();
    }
}

package io.shadowledger.service.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Reads a body that a controller wants as a resource to disk; Spring's own converter would read it into memory. */
final class SpoolingConverter extends AbstractHttpMessageConverter<Resource> {

    SpoolingConverter() {
        super(MediaType.ALL);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Resource.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Resource readInternal(Class<? extends Resource> type, HttpInputMessage message) throws IOException {
        return SpooledReport.of(message.getBody());
    }

    @Override
    protected void writeInternal(Resource resource, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("resources are only read by this converter");
    }
}

package io.shadowledger.console.shell;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.server.VaadinService;
import io.shadowledger.console.format.Formats;

/** Gives components that no browser shows the console's real texts, for as long as it is open. */
public final class TestTexts implements AutoCloseable {

    /** Held here, as Vaadin's hold on the current service is a weak one. */
    private final VaadinService service = mock(VaadinService.class, RETURNS_DEEP_STUBS);

    public TestTexts(Formats formats) {
        var instantiator = mock(Instantiator.class, RETURNS_DEEP_STUBS);
        when(instantiator.getI18NProvider()).thenReturn(new Translations(formats));
        when(service.getInstantiator()).thenReturn(instantiator);
        when(service.getContext().getAttribute(any())).thenReturn(null);
        VaadinService.setCurrent(service);
    }

    @Override
    public void close() {
        VaadinService.setCurrent(null);
    }
}

package io.shadowledger.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the console. */
@SpringBootApplication
@ConfigurationPropertiesScan
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://styles.css")
// To the browser over a socket; from it by requests, which pass the filters that guard every one of them
@Push(transport = Transport.WEBSOCKET_XHR)
public class ConsoleApplication implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    public static void main(String[] args) {
        SpringApplication.run(ConsoleApplication.class, args);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "icon.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
        // Before the first paint, so that a dark screen never flashes white
        settings.addInlineWithContents(
                com.vaadin.flow.component.page.TargetElement.HEAD,
                com.vaadin.flow.component.page.Inline.Position.PREPEND,
                """
                (() => {
                  const chosen = localStorage.getItem('shadowledger.colour-scheme');
                  if (chosen === 'light' || chosen === 'dark') {
                    document.documentElement.style.colorScheme = chosen;
                  }
                })();
                """,
                com.vaadin.flow.component.page.Inline.Wrapping.JAVASCRIPT);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

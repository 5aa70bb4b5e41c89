package io.shadowledger.fakeledger;

import io.shadowledger.api.Problems;
import io.shadowledger.api.auth.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The fake ledger on a free port of the loopback interface; also a program, to look at the console by hand. */
public final class FakeLedgerServer implements AutoCloseable {

    private static final String TOKEN = "token";

    private final ConfigurableApplicationContext context;

    private FakeLedgerServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with that many breaks; port 0 takes a free one. */
    public static FakeLedgerServer start(int port, int breaks) {
        return new FakeLedgerServer(new SpringApplicationBuilder(Application.class)
                .properties(Map.of(
                        "spring.config.name",
                        "fake-ledger",
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        port,
                        "fake.breaks",
                        breaks,
                        "spring.mvc.problemdetails.enabled",
                        true,
                        "spring.main.banner-mode",
                        "off"))
                .run());
    }

    public static void main(String[] args) {
        var server = start(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        if (args.length > 2) {
            server.ledger().users().tokensLast(Duration.ofSeconds(Integer.parseInt(args[2])));
        }
    }

    public String url() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
    }

    public FakeLedger ledger() {
        return context.getBean(FakeLedger.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Whose request this is. */
    static Token caller() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return (Token) attributes.getRequest().getAttribute(TOKEN);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import(FakeControllers.class)
    static class Application implements WebMvcConfigurer {

        private final FakeLedger ledger;

        Application(org.springframework.core.env.Environment environment) {
            ledger = new FakeLedger(Clock.systemUTC(), environment.getRequiredProperty("fake.breaks", Integer.class));
        }

        @Bean
        FakeLedger fakeLedger() {
            return ledger;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                @Override
                public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                    if (ledger.isFailing()) {
                        throw FakeProblem.of(
                                HttpStatus.SERVICE_UNAVAILABLE, Problems.UNAVAILABLE, "the database is away");
                    }
                    if (request.getRequestURI().startsWith("/auth/")) {
                        return true;
                    }
                    var header = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
                    var token = ledger.users().find(header.replaceFirst("^Bearer ", ""));
                    request.setAttribute(
                            TOKEN,
                            token.orElseThrow(
                                    () -> FakeProblem.of(HttpStatus.UNAUTHORIZED, "about:blank", "no valid token")));
                    return true;
                }
            });
        }
    }
}

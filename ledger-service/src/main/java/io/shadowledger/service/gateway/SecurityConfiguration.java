package io.shadowledger.service.gateway;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.shadowledger.api.auth.Role;
import jakarta.servlet.DispatcherType;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Which route wants which role. What is not named here wants a signed-in user. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String USER = authority(Role.USER);
    private static final String AUDITOR = authority(Role.AUDITOR);
    private static final String ADMIN = authority(Role.ADMIN);

    @Bean
    UserDirectory userDirectory(@Value("${shadowledger.users:}") String users) {
        return UserDirectory.parse(users);
    }

    @Bean
    Staff staff(UserDirectory users) {
        return new Staff(users);
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, UserDirectory users, GatewayProperties limits, ProblemWriter problems) {
        return http.authorizeHttpRequests(routes -> routes.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(POST, "/auth/token")
                        .permitAll()
                        .requestMatchers(GET, "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers(GET, "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers("/events/**", "/api/v1/events/**")
                        .hasAuthority(USER)
                        .requestMatchers(
                                "/drift-check", "/api/v1/reports/**", "/api/v1/breaks/**", "/api/v1/verifications/**")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers(GET, "/api/v1/audit/**", "/api/v1/storage/**")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers(GET, "/api/v1/report-profiles/**", "/api/v1/account-aliases/**")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers("/api/v1/report-profiles/**", "/api/v1/account-aliases/**")
                        .hasAuthority(ADMIN)
                        .requestMatchers(GET, "/api/v1/expected-reports/**", "/api/v1/report-sources/**")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers("/api/v1/expected-reports/**")
                        .hasAuthority(ADMIN)
                        .requestMatchers(GET, "/api/v1/matching-rules/**")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers(POST, "/api/v1/matching-rules/dry-run")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers("/api/v1/matching-rules/**")
                        .hasAuthority(ADMIN)
                        .requestMatchers("/correct/**", "/api/v1/storage/**")
                        .hasAuthority(ADMIN)
                        .requestMatchers(GET, "/api/v1/corrections/**")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers(POST, "/api/v1/corrections/*/reverse", "/api/v1/corrections/bulk-propose")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers("/api/v1/corrections/**")
                        .hasAuthority(ADMIN)
                        .requestMatchers(GET, "/api/v1/dead-letters/**", "/api/v1/conflicts/**")
                        .hasAnyAuthority(AUDITOR, ADMIN)
                        .requestMatchers("/api/v1/dead-letters/**", "/api/v1/conflicts/**")
                        .hasAuthority(ADMIN)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(signedIn(users)))
                        .authenticationEntryPoint(unauthorized(problems))
                        .accessDeniedHandler(forbidden(problems)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthorized(problems))
                        .accessDeniedHandler(forbidden(problems)))
                .addFilterAfter(new RateLimitFilter(limits, problems), BearerTokenAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                // Tokens come in a header that no browser adds by itself, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Observing each filter of the chain costs more than the question that comes through it, measured or not. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The database has no character 0, so nobody can have a question with one in it. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Before Spring Security, so that its refusals carry the id as well. */
    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        var registration = new FilterRegistrationBean<>(new TraceFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    /** After Spring Security: nobody's body is read before it is known whose it is. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(GatewayProperties limits, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(limits.body(), problems));
        registration.setOrder(0);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContentTypeFilter> contentTypeFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new ContentTypeFilter(problems));
        registration.setOrder(0);
        return registration;
    }

    /**
     * Takes the roles from the directory, not from the token: whoever was removed, or lost a role, lost it for tokens
     * already issued too.
     */
    private static Converter<Jwt, AbstractAuthenticationToken> signedIn(UserDirectory users) {
        return token -> users.find(String.valueOf(token.getSubject()))
                .map(user -> new JwtAuthenticationToken(
                        token,
                        user.roles().stream()
                                .map(role -> new SimpleGrantedAuthority(authority(role)))
                                .toList(),
                        user.name()))
                .orElseThrow(() -> new InvalidBearerTokenException("the token's user is not known any more"));
    }

    private static AuthenticationEntryPoint unauthorized(ProblemWriter problems) {
        return (_, response, _) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    ProblemWriter.NO_TYPE,
                    "a valid bearer token is needed: get one at POST /auth/token");
        };
    }

    private static AccessDeniedHandler forbidden(ProblemWriter problems) {
        return (request, response, _) -> problems.write(
                response,
                HttpStatus.FORBIDDEN,
                ProblemWriter.NO_TYPE,
                "your roles do not allow " + request.getMethod() + " on this address");
    }

    private static String authority(Role role) {
        return "ROLE_" + role.name().toLowerCase(Locale.ROOT);
    }
}

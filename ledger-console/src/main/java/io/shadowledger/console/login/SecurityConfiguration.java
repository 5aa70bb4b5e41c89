package io.shadowledger.console.login;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Everything but the login page, the static files and the health probes needs a signed-in user. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    // Null is how the parameter is switched off, though its setter is not annotated so
    @SuppressWarnings("NullAway")
    SecurityFilterChain console(
            HttpSecurity http, TokenAuthenticationProvider provider, VaadinDefaultRequestCache requests, Clock clock) {
        // The address after the login is the one that was asked for, without a parameter of Spring's own
        var kept = new HttpSessionRequestCache();
        kept.setMatchingRequestParameterName(null);
        requests.setDelegateRequestCache(kept);
        return http.authorizeHttpRequests(rules -> rules.requestMatchers(
                                "/actuator/health/**", "/styles.css", "/icon.svg", "/aura/**", "/js/**", "/webjars/**")
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class, LoginNotice.SIGNED_OUT.url())
                                // An unknown address of a signed-in user gets a page that says so
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .formLogin(form -> form.failureHandler((request, response, failure) -> response.sendRedirect(
                        request.getContextPath() + LoginNotice.of(failure).url())))
                .authenticationProvider(provider)
                .addFilterAfter(new TokenExpiryFilter(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new OwnLoginFormFilter(), UsernamePasswordAuthenticationFilter.class)
                .build();
    }
}

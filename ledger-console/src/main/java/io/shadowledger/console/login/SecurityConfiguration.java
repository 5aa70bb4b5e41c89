package io.shadowledger.console.login;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** Everything but the login page, the static files and the health probes needs a signed-in user. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain console(HttpSecurity http, TokenAuthenticationProvider provider, Clock clock) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
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

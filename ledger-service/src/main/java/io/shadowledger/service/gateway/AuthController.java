package io.shadowledger.service.gateway;

import io.shadowledger.api.Problems;
import io.shadowledger.api.auth.AuthApi;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.auth.Token;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.RestController;

/** Signs users in. */
@RestController
class AuthController implements AuthApi {

    private static final Logger log = LoggerFactory.getLogger(AuthController.class);
    /** What bcrypt reads of a password. */
    private static final int MAX_PASSWORD_BYTES = 72;

    private static final int MAX_NAME = 64;

    private final UserDirectory users;
    private final TokenProperties tokens;
    private final JwtEncoder encoder;
    private final LoginTries tries;
    private final Clock clock;
    private final HttpServletRequest request;
    private final PasswordEncoder passwords = new BCryptPasswordEncoder();

    AuthController(
            UserDirectory users,
            TokenProperties tokens,
            JwtEncoder encoder,
            GatewayProperties limits,
            Clock clock,
            HttpServletRequest request) {
        this.users = users;
        this.tokens = tokens;
        this.encoder = encoder;
        this.tries = new LoginTries(limits.loginTries(), limits.loginWindow());
        this.clock = clock;
        this.request = request;
    }

    @Override
    public Token token(Credentials credentials) {
        var name = present(credentials.username(), "username");
        var password = present(credentials.password(), "password");
        var key = UserDirectory.canonical(name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
        var address = request.getRemoteAddr();
        long wait = tries.take(key, address);
        if (wait > 0) {
            throw new TooManyTriesException(wait);
        }
        var user = users.find(name).orElse(null);
        boolean right = matches(user, password);
        if (user == null || !right) {
            log.atInfo().addKeyValue("address", address).log("A sign-in was refused");
            throw new ProblemException(
                    HttpStatus.UNAUTHORIZED,
                    ProblemWriter.NO_TYPE,
                    "Unauthorized",
                    "the user name or the password is wrong",
                    Map.of());
        }
        tries.giveBack(key, address);
        return issue(user);
    }

    /** Takes as long for an unknown user as for a wrong password. */
    private boolean matches(UserDirectory.@Nullable User user, String password) {
        var hash = user == null ? users.anyHash() : user.hash();
        var shortEnough = password.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES;
        boolean right = passwords.matches(shortEnough ? password : "", hash);
        return right && shortEnough && user != null;
    }

    private Token issue(UserDirectory.User user) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expires = now.plus(tokens.validity());
        var claims = JwtClaimsSet.builder()
                .issuer(TokenConfiguration.ISSUER)
                .subject(user.name())
                .issuedAt(now)
                .expiresAt(expires)
                .claim(
                        "roles",
                        user.roles().stream()
                                .map(Role::name)
                                .map(role -> role.toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList())
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        var token = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        return new Token(token, "Bearer", user.name(), user.roles(), expires);
    }

    /** What the contract calls present may be absent on the wire. */
    private static String present(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw new InvalidException(field, field + " is missing");
        }
        return value;
    }

    /** 429: too many wrong passwords. */
    static final class TooManyTriesException extends ProblemException {

        private static final long serialVersionUID = 1L;

        private final long seconds;

        TooManyTriesException(long seconds) {
            super(
                    HttpStatus.TOO_MANY_REQUESTS,
                    Problems.RATE_LIMITED,
                    "Too many requests",
                    "too many wrong passwords: try again in " + seconds + " s",
                    Map.of());
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }
}

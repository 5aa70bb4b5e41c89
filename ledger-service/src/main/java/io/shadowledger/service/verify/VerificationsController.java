package io.shadowledger.service.verify;

import io.shadowledger.api.Page;
import io.shadowledger.api.verification.Verification;
import io.shadowledger.api.verification.VerificationRequest;
import io.shadowledger.api.verification.VerificationsApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.gateway.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Orders in, results out. */
@RestController
@ConditionalOnRole(ServiceRole.LEDGER)
class VerificationsController implements VerificationsApi {

    private final Verifications verifications;
    private final BackgroundLoop loop;
    private final CurrentUser user;

    VerificationsController(Verifications verifications, BackgroundLoop verificationLoop, CurrentUser user) {
        this.verifications = verifications;
        this.loop = verificationLoop;
        this.user = user;
    }

    @Override
    public Verification verify(@Nullable VerificationRequest request) {
        List<String> partitions = request == null || request.partitions() == null ? List.of() : request.partitions();
        boolean newOnly = request != null && Boolean.TRUE.equals(request.newOnly());
        var ordered = verifications.order(partitions, newOnly, user.name());
        loop.wake();
        return ordered;
    }

    @Override
    public Verification verification(String verificationId) {
        return verifications.find(verificationId);
    }

    @Override
    public Page<Verification> verifications(@Nullable String after, int limit) {
        return verifications.list(after, limit);
    }
}

package io.shadowledger.service.report;

import io.shadowledger.api.report.CsvRules;
import io.shadowledger.api.report.ReportProfile;
import io.shadowledger.api.report.ReportProfilesApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** Profiles of CSV reports. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportProfilesController implements ReportProfilesApi {

    private final ReportProfiles profiles;
    private final CurrentUser user;

    ReportProfilesController(ReportProfiles profiles, CurrentUser user) {
        this.profiles = profiles;
        this.user = user;
    }

    @Override
    public List<ReportProfile> profiles() {
        return profiles.list();
    }

    @Override
    public ReportProfile profile(String name) {
        return profiles.find(name);
    }

    @Override
    public ReportProfile save(String name, CsvRules rules) {
        return profiles.save(name, rules, user.name());
    }

    @Override
    public void delete(String name) {
        profiles.delete(name, user.name());
    }
}

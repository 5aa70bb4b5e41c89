package io.shadowledger.api.report;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Profiles of CSV reports. Role {@code auditor} reads, {@code admin} writes. */
@HttpExchange("/api/v1/report-profiles")
public interface ReportProfilesApi {

    /** The newest version of each, by name. */
    @GetExchange
    List<ReportProfile> profiles();

    @GetExchange("/{name}")
    ReportProfile profile(@PathVariable String name);

    /** Saves a new version; the same rules again are no new version. Rules that cannot be are refused with 400. */
    @PutExchange("/{name}")
    ReportProfile save(@PathVariable String name, @RequestBody CsvRules rules);

    /** Takes a profile out of use. Its versions are kept for the reports that were read with them. */
    @DeleteExchange("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name);
}

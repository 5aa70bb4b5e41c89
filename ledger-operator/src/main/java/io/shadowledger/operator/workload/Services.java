package io.shadowledger.operator.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.shadowledger.crds.ServiceRole;
import java.util.ArrayList;
import java.util.List;

/** One Service per Deployment. */
final class Services extends ChildDependent<Service> {

    Services() {
        super(Service.class);
    }

    @Override
    List<Service> desired(Blueprint blueprint) {
        var services = new ArrayList<Service>();
        for (ServiceRole role : blueprint.roles()) {
            services.add(service(blueprint, role.wireName()));
        }
        if (blueprint.spec().consoleOrDefault().enabled()) {
            // A session of the console lives in one process: a browser stays with the replica it came to first.
            services.add(new ServiceBuilder(service(blueprint, Blueprint.CONSOLE))
                    .editSpec()
                    .withSessionAffinity("ClientIP")
                    .endSpec()
                    .build());
        }
        return services;
    }

    private static Service service(Blueprint blueprint, String component) {
        return new ServiceBuilder()
                .withMetadata(blueprint.componentMetadata(component))
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Labels.selector(blueprint.name(), component))
                .addNewPort()
                .withName("http")
                .withPort(Blueprint.PORT)
                .withTargetPort(new IntOrString("http"))
                .withProtocol("TCP")
                .withAppProtocol("http")
                .endPort()
                .endSpec()
                .build();
    }

    @Override
    Object essence(Service actual) {
        return actual.getSpec();
    }
}

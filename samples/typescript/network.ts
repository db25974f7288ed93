import * as pulumi from "@pulumi/pulumi";
import { network as azure, privatedns } from "@pulumi/azure-native";
import { Base } from "./base";
import { Monitoring } from "./monitoring";

export type Network = ReturnType<typeof network>;

const zones = [
    "privatelink.cognitiveservices.azure.com",
    "privatelink.openai.azure.com",
    "privatelink.services.ai.azure.com",
    "privatelink.search.windows.net",
];
const deny = (direction: string) => ({
    name: `deny-${direction.toLowerCase()}`, access: "Deny", direction, priority: 4096, protocol: "*",
    sourceAddressPrefix: "*", sourcePortRange: "*", destinationAddressPrefix: "*", destinationPortRange: "*",
});
const allow = (name: string, direction: string, priority: number, from: string, to: string) => ({
    name, access: "Allow", direction, priority, protocol: "Tcp",
    sourceAddressPrefix: from, sourcePortRange: "*", destinationAddressPrefix: to, destinationPortRange: "443",
});

/** Two subnets, closed but for what the app calls, and the zones in which private names resolve. */
export function network(base: Base, log: Monitoring) {
    const [app, endpoints] = ["10.40.0.0/26", "10.40.0.64/26"];
    const rules = (name: string, securityRules: any[]) => {
        const group = new azure.NetworkSecurityGroup(`${name}-rules`, {
            ...base,
            securityRules: [...securityRules, deny("Inbound"), deny("Outbound")],
        });
        log.watch(`${name}-rules`, group.id, ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"], false);
        return { id: group.id };
    };
    const vnet = new azure.VirtualNetwork("network", {
        ...base,
        addressSpace: { addressPrefixes: ["10.40.0.0/24"] },
        subnets: [
            {
                name: "app", addressPrefix: app, defaultOutboundAccess: false,
                delegations: [{ name: "app-service", serviceName: "Microsoft.Web/serverFarms" }],
                networkSecurityGroup: rules("app", [
                    allow("to-endpoints", "Outbound", 100, app, endpoints), allow("to-monitor", "Outbound", 110, app, "AzureMonitor"),
                    allow("to-entra", "Outbound", 120, app, "AzureActiveDirectory"),
                ]),
            },
            {
                name: "endpoints", addressPrefix: endpoints, defaultOutboundAccess: false, privateEndpointNetworkPolicies: "Enabled",
                networkSecurityGroup: rules("endpoints", [allow("from-app", "Inbound", 100, app, endpoints)]),
            },
        ],
    });
    log.watch("network", vnet.id, []);

    const linked = zones.map(zone => {
        const made = new privatedns.PrivateZone(zone, { ...base, location: "global", privateZoneName: zone });
        const link = new privatedns.VirtualNetworkLink(`${zone}-link`, {
            resourceGroupName: base.resourceGroupName, tags: base.tags, location: "global", privateZoneName: made.name,
            virtualNetwork: { id: vnet.id }, registrationEnabled: false,
        });
        return { zone, id: made.id, link };
    });

    /** One after another: two endpoints made at once in one subnet refuse each other. */
    const attach = (name: string, target: pulumi.Input<string>, groupId: string, names: string[], after: pulumi.Resource[]) => {
        const endpoint = new azure.PrivateEndpoint(`${name}-endpoint`, {
            ...base,
            subnet: { id: pulumi.interpolate`${vnet.id}/subnets/endpoints` },
            privateLinkServiceConnections: [{ name, privateLinkServiceId: target, groupIds: [groupId] }],
        }, { dependsOn: after, ignoreChanges: ["customDnsConfigs"] }); // Azure fills them, and the zone group empties them.
        const wanted = linked.filter(each => names.includes(each.zone));
        return new azure.PrivateDnsZoneGroup(`${name}-zones`, {
            resourceGroupName: base.resourceGroupName,
            privateEndpointName: endpoint.name,
            privateDnsZoneGroupName: "default",
            privateDnsZoneConfigs: wanted.map(each => ({ name: each.zone.replace(/\./g, "-"), privateDnsZoneId: each.id })),
        }, { dependsOn: wanted.map(each => each.link) });
    };
    return { appSubnet: pulumi.interpolate`${vnet.id}/subnets/app`, attach };
}

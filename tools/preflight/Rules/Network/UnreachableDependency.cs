using AzureDefinitions.Facts;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class UnreachableDependency()
    : Rule(
        new()
        {
            Id = "unreachable-dependency",
            Title = "The app can resolve and reach every service that its settings refer to",
            Why = "A closed port, a missing DNS zone or a missing route shows only after the deployment, as a timeout.",
            Fix = "Open the path that the message names: private endpoint, zone link, security rule, route or firewall rule.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.BaselineChat,
            Requirements = ["NET-03", "NET-05"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                addressSpace: { addressPrefixes: [10.0.0.0/22] }
                subnets:
                  - { name: app, addressPrefix: 10.0.0.0/26 }
                  - { name: endpoints, addressPrefix: 10.0.0.64/26 }
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties: { publicNetworkAccess: Disabled }
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
                privateLinkServiceConnections:
                  - privateLinkServiceId: ${vault.id}
                    groupIds: [vault]
            vault-zone:
              type: azure-native:privatedns:PrivateZone
              properties: { privateZoneName: privatelink.vaultcore.azure.net }
            vault-zone-link:
              type: azure-native:privatedns:VirtualNetworkLink
              properties:
                privateZoneName: ${vault-zone.name}
                virtualNetwork:
                  id: ${network.id}
            vault-zones:
              type: azure-native:network:PrivateDnsZoneGroup
              properties:
                privateEndpointName: ${vault-endpoint.name}
                privateDnsZoneConfigs:
                  - privateDnsZoneId: ${vault-zone.id}
            app:
              type: azure-native:web:WebApp
              properties:
                virtualNetworkSubnetId: ${network.id}/subnets/app
                siteConfig:
                  appSettings:
                    - name: VAULT_URI
                      value: https://${vault.name}.vault.azure.net
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) => Services(plan).Concat(SignIn(plan)).Concat(Denied(plan));

    private static IEnumerable<Problem> Services(AzurePlan plan) =>
        from dependency in AppDependency.Of(plan)
        where dependency.Target is not null
        let why = Reachability.WhyNot(plan, dependency)
        where why is not null
        select dependency.Site.Problem($"cannot reach {dependency.Host} ({dependency.Setting}): {why}");

    /// <summary>App Service validates sign-in tokens from the network of the app.</summary>
    private static IEnumerable<Problem> SignIn(AzurePlan plan) =>
        from each in SigningIn(plan)
        from row in FactFile.Of(Hosts).Rows
        let host = row["host"]
        let why = Reachability.WhyNotInternet(plan, each.Subnet, host, Tag)
        where why is not null
        let message = $"cannot reach {host}, so sign-in fails: {why}"
        select row.Sure == "documented" ? each.Site.Problem(message) : each.Site.Warning($"{message} (reported: {row.Source})");

    /// <summary>The other end of the same: the group whose rule denies the host.</summary>
    private static IEnumerable<Problem> Denied(AzurePlan plan) =>
        (
            from each in SigningIn(plan)
            where plan.Network.IsForced(each.Subnet)
            from row in FactFile.Of(Hosts).Rows
            where row.Sure == "documented"
            let rule = Egress.Decide(plan, each.Subnet, row["host"], [Tag]).Denying
            where rule is not null
            select (rule, host: row["host"])
        )
            .DistinctBy(denied => denied.rule.Group)
            .Select(denied =>
                denied.rule.Group.Problem($"the rule {denied.rule.Name} denies {denied.host}, which sign-in calls; allow it before")
            );

    private static IEnumerable<(AzureResource Site, Subnet Subnet)> SigningIn(AzurePlan plan) =>
        from settings in plan.Of("web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot")
        let site = plan.ParentOf(settings)
        let subnet = plan.Network.Find(site?.Text("virtualNetworkSubnetId"))
        where site is not null && subnet is not null
        select (site, subnet);

    private const string Hosts = "sign-in-hosts";
    private const string Tag = "AzureActiveDirectory";
}

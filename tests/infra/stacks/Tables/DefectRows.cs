using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Twelve defects that can be seen in the references and must not be found here.</summary>
internal static class DefectRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        // Promised in a README and missing in the code: sign-in and search.
        Row.Is("D1", stack =>
        {
            Has(stack.One("web:WebAppAuthSettingsV2", "chat-sign-in"), ("globalValidation.requireAuthentication", "true"));
            Has(stack.One("web:WebAppAuthSettingsV2Slot", "chat-staging-sign-in"), ("globalValidation.requireAuthentication", "true"));
            Assert.NotNull(stack.One("search:Service", "search-service"));
        }),
        // The app's own subnet went round the firewall.
        Row.Is("D2", stack =>
        {
            Assert.Equal(
                ["agents", "app", "endpoints", "jump"],
                Subnets(stack).Where(subnet => subnet.Value["routeTable"] is not null).Select(subnet => subnet.Key).Order()
            );
            Assert.Contains("Outbound Deny * → *:*", Rules(stack, "app"));
        }),
        // A firewall that lets everything through.
        Row.Is("D3", stack =>
        {
            Assert.DoesNotContain(stack.Of("network:FirewallPolicyRuleCollectionGroup"), group =>
                group.Inputs.ToJsonString().Contains("\"*\"")
            );
            Has(stack.One("network:FirewallPolicy", "egress-policy"), ("threatIntelMode", "Deny"));
        }),
        // Endpoints that any subnet reaches; a jump host without a deny.
        Row.Is("D4", stack =>
            Assert.All(new[] { "endpoints", "jump" }, group => Assert.Contains("Inbound Deny * → *:*", Rules(stack, group)))
        ),
        // Autoscale that never scales in.
        Row.Is("D5", stack =>
            Assert.Equal(
                ["Decrease", "Increase", "Increase"],
                stack.One("monitor:AutoscaleSetting", "chat-scaling").Inputs["profiles"]![0]!["rules"]!
                    .AsArray()
                    .Select(rule => (string)rule!["scaleAction"]!["direction"]!)
                    .Order()
            )
        ),
        // A vault that is purged within a week; telemetry open to the world and to keys.
        Row.Is("D6", stack =>
        {
            Has(
                stack.One("keyvault:Vault", "vault-vault"),
                ("properties.softDeleteRetentionInDays", "90"),
                ("properties.enablePurgeProtection", "true")
            );
            Has(
                stack.One("applicationinsights:Component", "monitoring-insights"),
                ("disableLocalAuth", "true"),
                ("publicNetworkAccessForIngestion", "Disabled")
            );
        }),
        // A probe that a broken app passes, no redirect, a timeout shorter than an answer.
        Row.Is("D7", stack =>
        {
            var gateway = stack.One("network:ApplicationGateway", "gateway-gateway");
            Has(
                gateway,
                ("probes[0].path", "/readyz"),
                ("probes[0].match.statusCodes[0]", "200"),
                ("redirectConfigurations[0].redirectType", "Permanent"),
                ("backendHttpSettingsCollection[0].requestTimeout", "240"),
                ("globalConfiguration.enableResponseBuffering", "false")
            );
        }),
        // A setting that is changed outside the program and reset by the next deployment.
        Row.Is("D8", stack => Assert.DoesNotContain("Not yet set", stack.One("web:WebApp", "chat-site").Inputs.ToJsonString())),
        // The app's own defects are the app's tests; what the platform answers for is here.
        Row.Is("D9", stack =>
        {
            var site = stack.One("web:WebApp", "chat-site");
            Assert.Null(Text(site, "siteConfig.cors"));
            Has(site, ("siteConfig.healthCheckPath", "/readyz"));
        }),
        // Neither outputs nor tags, and names that are fixed.
        Row.Is("D10", stack =>
        {
            Assert.True(stack.Plan.Outputs.Count >= 10);
            var untagged = stack
                .Azure.Where(resource =>
                    resource.Inputs["location"] is not null && resource.Type is not "azure-native:resources:ResourceGroup"
                )
                .Where(resource =>
                    Text(resource, "tags.owner") is null
                    || Text(resource, "tags.cost-centre") is null
                    || Text(resource, "tags.environment") != "prod"
                );
            Assert.Empty(untagged.Select(resource => resource.Name));
            Assert.Matches("-[a-z2-7]{6}$", Text(stack.One("operationalinsights:Workspace", "monitoring-workspace"), "workspaceName"));
        }),
        // Logs without metrics, and a retention block that Azure has withdrawn.
        Row.Is("D11", stack => Assert.All(stack.Of("monitor:DiagnosticSetting"), setting =>
            {
                Assert.DoesNotContain("retentionPolicy", setting.Inputs.ToJsonString());
                Assert.True(
                    Text(setting, "resourceUri")!.Contains("/networkSecurityGroups/")
                        || Text(setting, "metrics[0].category") == "AllMetrics",
                    setting.Name
                );
            })),
        // Diagnostic settings on three kinds only; an account that lets every network in by default.
        Row.Is("D12", stack =>
        {
            Assert.True(
                stack.Of("monitor:DiagnosticSetting").Select(setting => Text(setting, "resourceUri")!.Split('/')[^2]).Distinct().Count()
                    >= 15
            );
            Assert.All(stack.Of("cognitiveservices:Account"), account => Has(account, ("properties.networkAcls.defaultAction", "Deny")));
        }),
    ];
}

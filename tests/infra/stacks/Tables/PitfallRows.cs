using System.Text.RegularExpressions;
using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>What breaks comparable deployments: P in Azure, U with Pulumi.</summary>
internal static partial class PitfallRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.Is("P1", stack =>
            Assert.All(
                stack
                    .Of("cognitiveservices:Deployment")
                    .Where(deployment => Text(deployment, "accountName")!.StartsWith("aif-"))
                    .Append(stack.One("cognitiveservices:Project", "ai-project")),
                child => Assert.Contains(child.Urn, stack.Behind(stack.One("network:PrivateEndpoint", "ai-endpoint")))
            )
        ),
        Row.Is("P2", stack =>
        {
            var children = stack
                .Of("cognitiveservices:Deployment")
                .Where(deployment => Text(deployment, "accountName")!.StartsWith("aif-"))
                .ToList();
            Assert.Equal([0, 1, 2], children.Select(child => children.Count(other => stack.Behind(child).Contains(other.Urn))).Order());
        }),
        Row.Is("P3", stack =>
        {
            Has(stack.One("cognitiveservices:Account", "ai-account"), ("properties.restore", "false"));
            Assert.DoesNotContain("createMode", stack.One("keyvault:Vault", "vault-vault").Inputs.ToJsonString());
            Assert.Contains("restoreAiAccount", Read("Pulumi.yaml"));
            Assert.Contains("nameSuffix", Read("Pulumi.yaml"));
        }),
        Row.In("P4", "docs/first-deployment.md", "preflight -- live prod"),
        Row.Is("P5", stack =>
            Assert.All(stack.Of("cognitiveservices:Deployment"), deployment =>
                Has(deployment, ("properties.model.version", "*"), ("properties.versionUpgradeOption", "NoAutoUpgrade"))
            )
        ),
        Row.Is("P6", _ =>
            Assert.All(new[] { "aiLocation", "searchLocation", "threadsLocation", "zoneRedundant" }, key =>
                Assert.Contains($"  {key}:", Read("Pulumi.yaml"))
            )
        ),
        Row.Is("P7", stack => Assert.All(stack.Of("authorization:RoleAssignment"), role => Has(role, ("principalType", "*")))),
        Row.Is("P8", stack =>
        {
            var grants = stack
                .Of("authorization:RoleAssignment")
                .Select(role => (Text(role, "scope"), Text(role, "principalId"), Text(role, "roleDefinitionId")))
                .ToList();
            Assert.Equal(grants.Count, grants.Distinct().Count());
        }),
        Row.Is("P9", stack =>
            Assert.Matches(
                "^https://pkg[a-z0-9]+\\.blob\\.core\\.windows\\.net/packages/app-[0-9a-f]{64}\\.zip$",
                Text(stack.One("web:WebApp", "chat-site"), "siteConfig.appSettings[0].value")
            )
        ),
        Row.Is("P10", stack =>
            Assert.Contains(stack.One("network:VirtualNetwork", "network").Urn, stack.Behind(stack.One("web:WebApp", "chat-site")))
        ),
        Row.Is("P11", stack =>
        {
            Assert.Equal("Microsoft.App/environments", (string?)Subnets(stack)["agents"]["delegations"]![0]!["serviceName"]);
            Assert.Contains("az provider register", Read("tools/preflight/LiveChecks/RegisteredProviders.cs"));
        }),
        Row.Is("P12", stack =>
        {
            var endpoints = stack.Of("network:PrivateEndpoint");
            Assert.Equal(
                Enumerable.Range(0, endpoints.Count),
                endpoints.Select(each => endpoints.Count(other => stack.Behind(each).Contains(other.Urn))).Order()
            );
        }),
        Row.Is("P13", stack =>
            Endpoint(
                stack,
                "ai-second",
                "account",
                "privatelink.cognitiveservices.azure.com",
                "privatelink.openai.azure.com",
                "privatelink.services.ai.azure.com"
            )
        ),
        Row.Is("P14", stack =>
        {
            Assert.Empty(stack.Of("search:SharedPrivateLinkResource"));
            Has(stack.One("search:Service", "search-service"), ("dataExfiltrationProtections[0]", "BlockAll"));
        }),
        Row.Is("P15", stack => Assert.All(stack.Of("network:FirewallPolicyRuleCollectionGroup"), group =>
            {
                var rule = group.Inputs["ruleCollections"]![0]!["rules"]![0]!;
                var hosts = rule["targetFqdns"]!.AsArray().Select(host => (string)host!).ToList();
                Assert.NotEmpty(hosts);
                Assert.DoesNotContain("*", hosts);
                Assert.Matches("^.+; owner: .+$", (string?)rule["description"]);
            })),
        Row.Is("P16", stack =>
            Assert.DoesNotContain(stack.Azure, resource => resource.Type.Contains("DeploymentScript", StringComparison.OrdinalIgnoreCase))
        ),
        Row.Is("P17", stack =>
        {
            var groups = stack.One("network:WebApplicationFirewallPolicy", "gateway-firewall").Inputs["managedRules"]!["exclusions"]![0]![
                "exclusionManagedRuleSets"
            ]![0]!["ruleGroups"]!
                .AsArray()
                .Select(group => (string)group!["ruleGroupName"]!)
                .ToList();
            Assert.DoesNotContain(groups, group => group.StartsWith("PROTOCOL") || group.StartsWith("METHOD") || group == "General");
        }),
        Row.Is("P18", stack =>
        {
            var settings = stack.One("web:WebApp", "chat-site").Inputs["siteConfig"]!["appSettings"]!
                .AsArray()
                .ToDictionary(setting => (string)setting!["name"]!, setting => (string)setting!["value"]!);
            Assert.StartsWith("https://aif-", settings["AzureAI__Endpoints__0"]);
            Assert.StartsWith("https://aif2-", settings["AzureAI__Endpoints__1"]);
        }),
        Row.Is("P19", stack => Assert.DoesNotContain(stack.Azure, resource => EmptyReference().IsMatch(resource.Inputs.ToJsonString()))),
        Row.Is("P20", stack =>
            Assert.All(stack.Of("network:PrivateEndpoint"), endpoint => Assert.True(Text(endpoint, "privateEndpointName")!.Length <= 64))
        ),
        Row.In("P21", "docs/costs.md", "# Costs"),
        Row.Is("P22", stack => Assert.Empty(stack.Of("compute:VirtualMachineExtension"))),
        Row.Is("P23", stack =>
        {
            Assert.Empty(stack.Of("web:WebAppApplicationSettings"));
            Assert.DoesNotContain("Not yet set", stack.One("web:WebApp", "chat-site").Inputs.ToJsonString());
        }),
        Row.Is("U1", stack =>
            Assert.All(stack.Of("authorization:RoleAssignment"), role =>
                Assert.True(Guid.TryParseExact(Text(role, "roleAssignmentName"), "D", out _))
            )
        ),
        Row.Is("U2", stack => Assert.Empty(stack.Of("network:Subnet"))),
        Row.Is("U3", stack => Assert.DoesNotContain(stack.Azure, resource => resource.Type.Contains("WebAppApplicationSettings"))),
        Row.Is("U4", stack =>
        {
            Assert.DoesNotContain(stack.Azure, resource => resource.Type.Contains("SwiftVirtualNetwork"));
            Has(
                stack.One("web:WebAppSlot", "chat-staging-slot"),
                ("virtualNetworkSubnetId", "*"),
                ("outboundVnetRouting.allTraffic", "true")
            );
        }),
        Row.Is("U5", stack => Assert.Empty(stack.Of("storage:Blob"))),
        Row.Is("U6", stack => Assert.All(stack.Of("network:PrivateDnsZoneGroup"), group =>
            {
                Has(group, ("privateDnsZoneGroupName", "default"), ("privateDnsZoneConfigs[0].name", "*"));
                Assert.Single(stack.Of("network:PrivateDnsZoneGroup"), other =>
                    Text(other, "privateEndpointName") == Text(group, "privateEndpointName")
                );
            })),
        Row.Is("U7", stack => Assert.DoesNotContain(stack.Azure, resource => resource.Type.Contains("PrivateEndpointConnection"))),
        Row.Is("U8", stack =>
        {
            Assert.Contains("properties.credentials.key", stack.One("cognitiveservices:ProjectConnection", "bing-connection").Secrets);
            Assert.DoesNotContain(stack.Plan.Outputs, output => KeyShaped().IsMatch(output.Value?.ToString() ?? ""));
            Assert.Contains(stack.One("web:WebApp", "chat-site").Secrets, path => path.StartsWith("siteConfig.appSettings"));
        }),
        Row.In("U9", "Directory.Packages.props", "Include=\"Pulumi.AzureNative\" Version=\"3.28.0\""),
        Row.In("U10", "AiWorkload.slnx", "infra/Infra.csproj"),
        Row.Is("U11", stack =>
            Assert.All(stack.Of("network:FirewallPolicyRuleCollectionGroup"), group =>
                Has(
                    group,
                    ("ruleCollections[0].ruleCollectionType", "FirewallPolicyFilterRuleCollection"),
                    ("ruleCollections[0].rules[0].ruleType", "ApplicationRule")
                )
            )
        ),
        Row.In("U12", ".github/actions/sign-in/action.yml", "ARM_USE_OIDC"),
        Row.Is("U13", stack => Assert.Equal("192.168.32.64/26", (string?)Subnets(stack)["endpoints"]["addressPrefix"])),
        Row.Is("U14", stack => Assert.Single(stack.Of("cognitiveservices:Project"))),
        Row.Is("U15", stack =>
            Assert.Equal("*", Text(stack.One("cognitiveservices:Account", "ai-account"), "properties.restore") is null ? "" : "*")
        ),
    ];

    /// <summary>What is left when a part that is off is named all the same.</summary>
    [GeneratedRegex(
        """
            "([a-zA-Z]*[iI]d|scope)":"(|null|[^"]*/subnets/|/subscriptions/[^"]*//[^"]*)"
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex EmptyReference();

    [GeneratedRegex("^[A-Za-z0-9+/]{40,}={1,2}$")]
    private static partial Regex KeyShaped();
}

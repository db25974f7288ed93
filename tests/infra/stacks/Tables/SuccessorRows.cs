using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>What Azure-Samples/microsoft-foundry-baseline changed since its predecessor.</summary>
internal static class SuccessorRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.NotAdopted(
            "no API version of one type alone",
            "the default API version of the pinned package is used, so that one package upgrade moves all types at "
                + "once and shows in the plan",
            stack => Assert.DoesNotContain(stack.Azure, resource => resource.Type.Contains("/v20"))
        ),
        Row.Met("AI endpoint is created after the deployments", stack =>
            Assert.Contains(
                stack.One("cognitiveservices:Deployment", "ai-chat").Urn,
                stack.Behind(stack.One("network:PrivateEndpoint", "ai-endpoint"))
            )
        ),
        Row.Met("Foundry project uses the identity of the agents", stack =>
            Assert.EndsWith(
                "id-agents-aichat-prod-",
                Text(stack.One("cognitiveservices:Project", "ai-project"), "identity.userAssignedIdentities[0]")![..^6]
            )
        ),
        Row.Met("Cosmos DB has one data role", stack => Assert.Single(stack.Of("cosmosdb:SqlResourceSqlRoleAssignment"))),
        Row.Met("stores with data are locked", stack =>
            Assert.Equal(
                [
                    "agents-files-lock",
                    "agents-threads-lock",
                    "agents-vectors-lock",
                    "documents-lock",
                    "history-lock",
                    "monitoring-lock",
                    "prediction-store-lock",
                    "search-lock",
                    "vault-lock",
                ],
                stack.Of("authorization:ManagementLockByScope").Select(each => each.Name).Order()
            )
        ),
        Row.Met("every deployment pins a model version", stack =>
            All(stack.Of("cognitiveservices:Deployment"), deployment => Has(deployment, ("properties.model.version", "*")))
        ),
        Row.NotAdopted(
            "no agent in the stack",
            "an agent is content and is published by the release that needs it; the stack provides its project, " + "stores and identity",
            stack => Assert.DoesNotContain(stack.Azure, resource => resource.Type.EndsWith("Agent"))
        ),
        Row.Met("app runs on .NET 10", stack =>
            Has(stack.One("web:WebApp", "chat-site"), ("siteConfig.linuxFxVersion", "DOTNETCORE|10.0"))
        ),
        Row.Met("app routes all outbound traffic through the network", stack =>
            Has(
                stack.One("web:WebApp", "chat-site"),
                ("outboundVnetRouting.applicationTraffic", "true"),
                ("outboundVnetRouting.contentShareTraffic", "true"),
                ("outboundVnetRouting.imagePullTraffic", "true")
            )
        ),
        Row.Met("WAF excludes one field from the rules that inspect content", stack =>
        {
            // The others are for tokens and cookies of the sign-in.
            var exclusion = stack.One("network:WebApplicationFirewallPolicy", "gateway-firewall").Inputs["managedRules"]!["exclusions"]![
                0
            ]!;
            Assert.Equal(("RequestArgValues", "content"), ((string)exclusion["matchVariable"]!, (string)exclusion["selector"]!));
            Assert.Equal(12, exclusion["exclusionManagedRuleSets"]![0]!["ruleGroups"]!.AsArray().Count);
        }),
        Row.Met("package is named by its digest", stack =>
            Assert.Matches("/app-[0-9a-f]{64}\\.zip$", Text(stack.One("web:WebApp", "chat-site"), "siteConfig.appSettings[0].value"))
        ),
    ];
}

using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Azure-Samples/openai-end-to-end-baseline: operations and roles; and what microsoft-foundry-baseline changed since.</summary>
internal static class OperationsRows
{
    public static readonly IReadOnlyList<Row> All = [Row.Is("L22", stack =>
        {
            Has(
                stack.One("operationalinsights:Workspace", "monitoring-workspace"),
                ("publicNetworkAccessForIngestion", "Disabled"),
                ("publicNetworkAccessForQuery", "Disabled")
            );
            Has(
                stack.One("applicationinsights:Component", "monitoring-insights"),
                ("publicNetworkAccessForIngestion", "Disabled"),
                ("publicNetworkAccessForQuery", "Disabled")
            );
        }), Row.Is("L23", stack =>
        {
            var machine = stack.One("compute:VirtualMachine", "jump-machine");
            Has(
                machine,
                ("securityProfile.securityType", "TrustedLaunch"),
                ("osProfile.linuxConfiguration.disablePasswordAuthentication", "true")
            );
            Assert.DoesNotContain("adminPassword", machine.Inputs.ToJsonString());
        }), Row.No("L23 extensions", "extensions that install tools have failed an hour into comparable deployments; the jump host is a tunnel, patches itself, and its sign-ins are in Bastion's audit log"), Row.Is("L24", stack =>
        {
            Logs(stack, "documents", "StorageRead", "StorageWrite", "StorageDelete");
            Logs(
                stack,
                "agents-threads",
                "DataPlaneRequests",
                "ControlPlaneRequests",
                "PartitionKeyRUConsumption",
                "QueryRuntimeStatistics"
            );
            Logs(stack, "search", "OperationLogs");
            Logs(stack, "vault", "AuditEvent", "AzurePolicyEvaluationDetails");
            Logs(stack, "gateway", "ApplicationGatewayAccessLog", "ApplicationGatewayFirewallLog");
            Logs(
                stack,
                "egress",
                "AZFWNetworkRule",
                "AZFWApplicationRule",
                "AZFWNatRule",
                "AZFWThreatIntel",
                "AZFWDnsQuery",
                "AZFWFqdnResolveFailure",
                "AZFWFatFlow",
                "AZFWFlowTrace"
            );
            Logs(stack, "jump", "BastionAuditLogs");
            Logs(stack, "prediction-online", "AmlOnlineEndpointTrafficLog", "AmlOnlineEndpointConsoleLog", "AmlOnlineEndpointEventLog");
        }), Row.Is("L25", stack =>
        {
            string[] wanted =
            [
                "71ef260a",
                "037eea7a",
                "0725b4dd",
                "44c5a1f9",
                "58440f8a",
                "5450f5bd",
                "797b37f7",
                "ee980b6d",
                "90bc8109",
                "6300012e",
                "b2982f36",
                "8c6a50c6",
            ];
            Assert.Equal(
                wanted.Order(),
                stack.Of("authorization:PolicyAssignment").Select(policy => Text(policy, "policyDefinitionId")!.Split('/')[^1][..8]).Order()
            );
            Assert.All(stack.Of("authorization:PolicyAssignment"), policy =>
                Has(policy, ("parameters.effect.value", "Audit"), ("scope", "*"))
            );
        }), Row.No("R deployer data plane", "the deployer gets two data-plane roles, to write packages into their container and to send the scores of an evaluation; a deployment does not read documents, threads or vectors"), Row.Is("R deployer packages", stack =>
        {
            Role(stack, "packages-deployer-blob-contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");
            Assert.EndsWith(
                "/containers/packages",
                Text(stack.One("authorization:RoleAssignment", "packages-deployer-blob-contributor"), "scope")
            );
        }), Row.Is("R project Cosmos operator", stack => Role(stack, "agents-threads-agents-cosmos-operator", "230815da-be43-4aae-9cb4-875f7bd000aa")), Row.Is("R project Cosmos data", stack =>
        {
            var role = Assert.Single(stack.Of("cosmosdb:SqlResourceSqlRoleAssignment"));
            Assert.EndsWith("/dbs/enterprise_memory", Text(role, "scope"));
            Assert.EndsWith("/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002", Text(role, "roleDefinitionId"));
        }), Row.Is("R project blob contributor", stack => Role(stack, "agents-files-agents-blob-contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe")), Row.Is("R project blob owner", stack =>
        {
            Role(stack, "agents-files-agents-blob-owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b");
            Has(
                stack.One("authorization:RoleAssignment", "agents-files-agents-blob-owner"),
                ("condition", "*"),
                ("conditionVersion", "2.0")
            );
        }), Row.Is("R project search", stack =>
        {
            Role(stack, "agents-vectors-agents-search-service-contributor", "7ca78c08-252a-4471-8644-bb5ff32d4ba0");
            Role(stack, "agents-vectors-agents-search-index-contributor", "8ebe5a00-799e-43f5-93ac-243d3dce84a7");
        }), Row.Is("R app packages", stack => Role(stack, "packages-app-blob-reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1")), Row.No("R app Azure AI user", "the app calls models and needs inference alone: Cognitive Services OpenAI User, which cannot touch the project or its agents"), Row.Is("R gateway vault", stack =>
        {
            Role(stack, "certificate-gateway-vault-secrets-user", "4633458b-17de-408a-b874-0445c86b69e6");
            Assert.EndsWith(
                "/vaults/kv-certificates/secrets/chat",
                Text(stack.One("authorization:RoleAssignment", "certificate-gateway-vault-secrets-user"), "scope")
            );
        }), Row.No("N account API", "the default API version of the pinned package is used, so that one package upgrade moves all types at once and shows in the plan"), Row.Is("N endpoint order", stack => Assert.Contains(stack.One("cognitiveservices:Deployment", "ai-chat").Urn, stack.Behind(stack.One("network:PrivateEndpoint", "ai-endpoint")))), Row.Is("N project identity", stack => Assert.EndsWith("id-agents-aichat-prod-", Text(stack.One("cognitiveservices:Project", "ai-project"), "identity.userAssignedIdentities[0]")![..^6])), Row.Is("N Cosmos roles", stack => Assert.Single(stack.Of("cosmosdb:SqlResourceSqlRoleAssignment"))), Row.Is("N locks", stack => Assert.Equal(["agents-files-lock", "agents-threads-lock", "agents-vectors-lock", "documents-lock", "history-lock", "monitoring-lock", "prediction-store-lock", "search-lock", "vault-lock"], stack.Of("authorization:ManagementLockByScope").Select(each => each.Name).Order())), Row.Is("N model", stack => Assert.All(stack.Of("cognitiveservices:Deployment"), deployment => Has(deployment, ("properties.model.version", "*")))), Row.No("N agent", "an agent is content and is published by the release that needs it; the stack provides its project, stores and identity"), Row.Is("N app", stack => Has(stack.One("web:WebApp", "chat-site"), ("siteConfig.linuxFxVersion", "DOTNETCORE|10.0"))), Row.Is("N web app network", stack => Has(stack.One("web:WebApp", "chat-site"), ("outboundVnetRouting.applicationTraffic", "true"), ("outboundVnetRouting.contentShareTraffic", "true"), ("outboundVnetRouting.imagePullTraffic", "true"))), Row.Is("N subnets", stack => Assert.All(Subnets(stack).Values, subnet => Assert.False((bool)subnet["defaultOutboundAccess"]!))), Row.Is("N WAF exclusion", stack =>
        {
            var exclusion = Assert.Single(
                stack.One("network:WebApplicationFirewallPolicy", "gateway-firewall").Inputs["managedRules"]!["exclusions"]!.AsArray()
            )!;
            Assert.Equal(("RequestArgValues", "content"), ((string)exclusion["matchVariable"]!, (string)exclusion["selector"]!));
            Assert.Equal(11, exclusion["exclusionManagedRuleSets"]![0]!["ruleGroups"]!.AsArray().Count);
        }), Row.Is("N package", stack => Assert.Matches("/app-[0-9a-f]{64}\\.zip$", Text(stack.One("web:WebApp", "chat-site"), "siteConfig.appSettings[0].value"))), Row.No("N other versions", "the same reason: versions come with the pinned package")];
}

using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Azure-Samples/openai-end-to-end-baseline: operations.</summary>
internal static class BaselineOperationsRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.NotAdopted(
            "no extensions on the jump host",
            "extensions that install tools have failed an hour into comparable deployments; the jump host is a "
                + "tunnel, patches itself, and its sign-ins are in Bastion's audit log",
            stack => Assert.Empty(stack.Of("compute:VirtualMachineExtension"))
        ),
        Row.Met("monitoring accepts no public traffic", stack =>
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
        }),
        Row.Met("jump host has trusted launch and no password", stack =>
        {
            var machine = stack.One("compute:VirtualMachine", "jump-machine");
            Has(
                machine,
                ("securityProfile.securityType", "TrustedLaunch"),
                ("osProfile.linuxConfiguration.disablePasswordAuthentication", "true")
            );
            Assert.DoesNotContain("adminPassword", machine.Inputs.ToJsonString());
        }),
        Row.Met("data services, gateway, firewall and Bastion send their logs", stack =>
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
        }),
        Row.Met("the built-in policies of the baseline audit the stack, but for a deprecated one", stack =>
        {
            string[] wanted =
            [
                "71ef260a",
                "037eea7a",
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
            Assert.Subset(
                stack
                    .Of("authorization:PolicyAssignment")
                    .Select(policy => Text(policy, "policyDefinitionId")!.Split('/')[^1][..8])
                    .ToHashSet(),
                wanted.ToHashSet()
            );
            Assert.All(stack.Of("authorization:PolicyAssignment"), policy =>
                Has(policy, ("parameters.effect.value", "Audit"), ("scope", "*"))
            );
        }),
    ];
}

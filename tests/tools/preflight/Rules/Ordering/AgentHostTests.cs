namespace Preflight.Tests.Rules.Ordering;

public sealed class AgentHostTests : RuleTests<AgentHostTests>, IRuleCases
{
    private const string Storage = "projectCapabilityHostProperties.storageConnections[0]";

    public static string Rule => "agent-host";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("before a role", Example.WaitsNot("host", "files-role"), "host"),
            NonCompliant("before a connection", Example.WaitsNot("host", "files-connection"), "host"),
            NonCompliant("no role", Example.Without("files-role"), "host"),
            NonCompliant("no connection of the name", Example.With("host", Storage, "other"), "host"),
            NonCompliant("a connection of another category", Example.With("files-connection", "properties.category", "CosmosDB"), "host"),
            Compliant("a store of outside the plan", Example.With("files-connection", "properties.metadata.ResourceId", Outside)),
            Compliant("a role on the resource group", Example.With("files-role", "scope", TestPlan.Group)),
            Compliant("an unknown connection", Example.With("host", Storage, "[unknown]")),
        ];

    private const string Outside = $"{TestPlan.Group}/providers/Microsoft.Storage/storageAccounts/outside";
}

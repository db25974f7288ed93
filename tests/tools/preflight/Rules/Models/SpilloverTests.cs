namespace Preflight.Tests.Rules.Models;

public sealed class SpilloverTests : RuleTests<SpilloverTests>, IRuleCases
{
    public static string Rule => "spillover";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no other deployment", Example.With("chat", "properties.spilloverDeploymentName", null), "chat"),
            NonCompliant("another model", Example.With("chat-spill", "properties.model.version", "2026-01-01"), "chat"),
            NonCompliant("another data boundary", Example.With("chat-spill", "sku.name", "GlobalStandard"), "chat"),
            NonCompliant(
                "another provisioned deployment",
                Example.With("chat-spill", "sku.name", "DataZoneProvisionedManaged"),
                "chat",
                "chat-spill"
            ),
            NonCompliant("the other deployment is created later", Example.WaitsNot("chat", "chat-spill"), "chat"),
            Compliant(
                "a standard deployment",
                Example.With("chat", "sku.name", "DataZoneStandard").With("chat", "properties.spilloverDeploymentName", null)
            ),
            Compliant("no other deployment in test", Example.With("chat", "properties.spilloverDeploymentName", null).InTest()),
        ];
}

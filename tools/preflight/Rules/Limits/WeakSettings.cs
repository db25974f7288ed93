using Preflight.AzureModel;
using Preflight.Rules.Framework;
using Preflight.Rules.Limits;

namespace Preflight.Rules;

/// <summary>Settings that Azure accepts and that open or weaken a service.</summary>
internal sealed class WeakSettings : IResourceRule
{
    private const string Id = "weak-setting";
    private static readonly LimitTable Table = new("weak-settings");

    public IReadOnlyList<RuleFacts> Facts { get; } =
    [
        new()
        {
            Id = Id,
            Title = "No setting admits keys, anonymous callers, foreign services or plain text",
            Why = "Azure accepts these settings. Each is a way into the service, or out of it, that the workload does not need.",
            Fix =
                "Use the value that the message gives. What the security benchmark denies is an error, some of it from production on; the "
                + "rest is a warning.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/security/benchmark/azure/overview",
            Types = ["*"],
            Example = """
                vault:
                  type: azure-native:keyvault:Vault
                  properties:
                    properties:
                      enabledForTemplateDeployment: false
                      networkAcls: { bypass: None, defaultAction: Deny }
                images:
                  type: azure-native:containerregistry:Registry
                  properties:
                    adminUserEnabled: false
                    anonymousPullEnabled: false
                """,
        },
    ];

    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan) => Table.Check(resource, plan, Id);
}

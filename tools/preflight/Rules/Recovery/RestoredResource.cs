using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RestoredResource()
    : Rule(
        new()
        {
            Id = "restored-resource",
            Title = "Resources are declared as restored only for the update that restores them",
            Why = "Azure rejects the creation if no deleted resource of the name exists, and the value has no use after the restore.",
            Fix = "Set the value for the one update that restores the resource, and remove it afterwards.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/2529",
            Types = [.. Values.Select(row => row.Type)],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties: { createMode: default }
            """,
        }
    )
{
    private static readonly (string Type, string Path, string Value)[] Values =
    [
        ("cognitiveservices:Account", "properties.restore", "true"),
        ("keyvault:Vault", "properties.createMode", "recover"),
        ("apimanagement:ApiManagementService", "restore", "true"),
        ("appconfiguration:ConfigurationStore", "createMode", "Recover"),
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from row in Values
        from resource in plan.Of(row.Type)
        where string.Equals(resource.Text(row.Path), row.Value, StringComparison.OrdinalIgnoreCase)
        select resource.Problem($"{row.Path} is {row.Value}, which restores a deleted resource; remove it after the restore");
}

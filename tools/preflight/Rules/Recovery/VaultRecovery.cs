using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class VaultRecovery()
    : ResourceRule(
        new()
        {
            Id = "vault-recovery",
            Title = "Deleted vaults can be restored and cannot be purged",
            Why = "Without purge protection an attacker can delete all secrets and keys permanently.",
            Fix = "Set properties.enablePurgeProtection to true, and in production softDeleteRetentionInDays to 90.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Advisor,
            Requirements = ["DR-03"],
            Types = ["keyvault:Vault"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties: { enableSoftDelete: true, enablePurgeProtection: true, softDeleteRetentionInDays: 90 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var days = resource.Number("properties.softDeleteRetentionInDays");
        return
        [
            .. resource.Has("properties.enableSoftDelete")
                ? resource.Must("properties.enableSoftDelete", "deleted secrets cannot be restored otherwise", "true")
                : [],
            .. plan.Stage >= Stage.Test ? resource.Must("properties.enablePurgeProtection", "a purge cannot be undone", "true") : [],
            .. plan.Stage == Stage.Production && days != 0 && days < 90
                ? [resource.Problem($"properties.softDeleteRetentionInDays is {days}; set 90")]
                : Array.Empty<Problem>(),
            .. resource.Has("properties.enablePurgeProtection") && resource.Text("properties.enablePurgeProtection") == "false"
                ? [resource.Problem("properties.enablePurgeProtection is false, which Azure rejects; remove it, or set true")]
                : Array.Empty<Problem>(),
            .. resource.Has("properties.createMode")
                ? [resource.Problem("properties.createMode applies to one deployment and breaks the next; remove it")]
                : Array.Empty<Problem>(),
        ];
    }
}

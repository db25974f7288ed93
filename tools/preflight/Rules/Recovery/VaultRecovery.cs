using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class VaultRecovery()
    : ResourceRule(
        new()
        {
            Id = "vault-recovery",
            Title = "A deleted vault can be brought back, and not be purged by an attacker",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Advisor,
            Requirements = ["DR-03"],
            Types = ["keyvault:Vault"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var days = resource.Number("properties.softDeleteRetentionInDays");
        return
        [
            .. resource.Has("properties.enableSoftDelete")
                ? resource.Must("properties.enableSoftDelete", "what is deleted is gone", "true")
                : [],
            .. plan.Stage >= Stage.Test ? resource.Must("properties.enablePurgeProtection", "a purge cannot be undone", "true") : [],
            .. plan.Stage == Stage.Production && days != 0 && days < 90
                ? [resource.Problem($"properties.softDeleteRetentionInDays is {days}; keep 90")]
                : Array.Empty<Problem>(),
            .. resource.Has("properties.enablePurgeProtection") && resource.Text("properties.enablePurgeProtection") == "false"
                ? [resource.Problem("properties.enablePurgeProtection is false, which Azure refuses; leave it out, or set true")]
                : Array.Empty<Problem>(),
            .. resource.Has("properties.createMode")
                ? [resource.Problem("properties.createMode steers one deployment and breaks the next; leave it out")]
                : Array.Empty<Problem>(),
        ];
    }
}

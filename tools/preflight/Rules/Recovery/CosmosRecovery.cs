using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CosmosRecovery()
    : ResourceRule(
        new()
        {
            Id = "cosmos-recovery",
            Title = "Azure Cosmos DB accounts have continuous backups",
            Why =
                "Periodic backups, the default, are made every four hours, kept for eight and restored by a support request. A "
                + "continuous backup restores any point of the last 7 or 30 days yourself.",
            Fix = "Set backupPolicy to type Continuous with tier Continuous7Days or Continuous30Days.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.Cosmos.ContinuousBackup/",
            Requirements = ["DR-04"],
            Types = ["cosmosdb:DatabaseAccount", "documentdb:DatabaseAccount"],
            Example = """
            threads:
              type: azure-native:cosmosdb:DatabaseAccount
              properties:
                backupPolicy:
                  type: Continuous
                  continuousModeProperties: { tier: Continuous7Days }
            """,
        }
    )
{
    private const string Periodic = "backupPolicy.periodicModeProperties";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var type = resource.Text("backupPolicy.type");
        if (plan.Stage == Stage.Production && !resource.Is("backupPolicy.type", "Continuous"))
        {
            yield return resource.Problem(
                $"backupPolicy.type is {type ?? "not set"}, so that backups are periodic and restored by a support request; set Continuous"
            );
        }

        if (type != "Periodic" || resource.Hides(Periodic))
        {
            yield break;
        }

        var interval = resource.Number($"{Periodic}.backupIntervalInMinutes");
        var retention = resource.Number($"{Periodic}.backupRetentionIntervalInHours");
        if (interval > 0 && retention > 0 && retention * 60 < interval * 2)
        {
            yield return resource.Problem(
                $"{Periodic}.backupRetentionIntervalInHours is {retention}, less than two intervals of {interval} minutes, which Azure "
                    + $"rejects; set {Math.Ceiling(interval * 2 / 60)} or more"
            );
        }

        if (
            resource.Text($"{Periodic}.backupStorageRedundancy") == "Local"
            && resource.List("locations").Any(location => location.Text("isZoneRedundant") == "true")
        )
        {
            yield return resource.Problem(
                $"{Periodic}.backupStorageRedundancy is Local, while the account is zone-redundant; set Zone or Geo"
            );
        }
    }
}

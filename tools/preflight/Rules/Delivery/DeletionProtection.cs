using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DeletionProtection()
    : Rule(
        new()
        {
            Id = "deletion-protection",
            Title = "Resources with data are protected from deletion",
            Why = "A wrong pulumi destroy or a click in the portal deletes the data.",
            Fix = "Set the resource option protect and add a management lock of level CanNotDelete.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.BaselineChat,
            Requirements = ["DEP-06"],
            Types =
            [
                "keyvault:Vault",
                "search:Service",
                "storage:StorageAccount",
                "operationalinsights:Workspace",
                "cognitiveservices:Account",
                "cosmosdb:DatabaseAccount",
                "documentdb:DatabaseAccount",
            ],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              options: { protect: true }
            documents-lock:
              type: azure-native:authorization:ManagementLockByScope
              properties:
                scope: ${documents.id}
                level: CanNotDelete
            """,
        }
    )
{
    /// <summary>A lock on an account holds its deployments too, so that no model could be replaced.</summary>
    private static readonly string[] WithoutLock = ["cognitiveservices:Account"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var locks = plan.Of(
                "authorization:ManagementLockByScope",
                "authorization:ManagementLockAtResourceLevel",
                "authorization:ManagementLockAtResourceGroupLevel"
            )
            .ToList();
        foreach (
            var resource in plan.Of(
                    "keyvault:Vault",
                    "search:Service",
                    "storage:StorageAccount",
                    "operationalinsights:Workspace",
                    "cognitiveservices:Account",
                    "cosmosdb:DatabaseAccount",
                    "documentdb:DatabaseAccount"
                )
                .Where(each => HoldsData(each, plan))
        )
        {
            if (!resource.Planned.Options.Protect)
            {
                yield return resource.Problem("is not protected; set the resource option protect");
            }

            if (
                !WithoutLock.Contains(resource.Token)
                && !locks.Exists(each =>
                    each.Text("level") is "CanNotDelete" or "ReadOnly"
                    && (each.Text("scope") is { } scope ? resource.Id.StartsWith(scope, StringComparison.OrdinalIgnoreCase) : true)
                )
            )
            {
                yield return resource.Problem("has no lock; add a ManagementLockByScope of level CanNotDelete");
            }
        }
    }

    /// <summary>Packages can be built again.</summary>
    private static bool HoldsData(AzureResource resource, AzurePlan plan) =>
        resource.Token != "storage:StorageAccount"
        || !plan
            .Sites.SelectMany(site => site.List("siteConfig.appSettings"))
            .Any(setting =>
                setting.Text("name") == "WEBSITE_RUN_FROM_PACKAGE"
                && setting.Text("value")?.StartsWith($"https://{resource.AzureName}.", StringComparison.OrdinalIgnoreCase) == true
            );
}

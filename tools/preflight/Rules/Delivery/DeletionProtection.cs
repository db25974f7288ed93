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

    /// <summary>
    /// Packages can be built again. A site that lacks its package has another problem: the account that no setting names is then likely
    /// the store of packages.
    /// </summary>
    private static bool HoldsData(AzureResource resource, AzurePlan plan)
    {
        if (resource.Token != "storage:StorageAccount")
        {
            return true;
        }

        var start = $"https://{resource.AzureName}.";
        var named = plan
            .Settings.SelectMany(settings => settings.All)
            .Where(setting => setting.Value?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true)
            .ToList();
        return named.Count > 0
            ? !named.Exists(setting => setting.Name == "WEBSITE_RUN_FROM_PACKAGE")
            : !plan.Settings.Any(settings =>
                settings.Has("WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID") && !settings.Has("WEBSITE_RUN_FROM_PACKAGE")
            );
    }
}

namespace Preflight.AzureModel;

/// <summary>Storage accounts that serve a website to everyone, from the container $web.</summary>
internal static class StaticWebsites
{
    public static bool IsOne(AzureResource account, AzurePlan plan) =>
        account.Token == "storage:StorageAccount"
        && plan.Of("storage:StorageAccountStaticWebsite")
            .Any(site => site.Planned.DependsOn.Contains(account.Planned.Urn) || site.Is("accountName", account.AzureName));
}

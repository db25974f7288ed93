namespace Preflight.AzureModel;

/// <summary>What a site or slot runs on.</summary>
public static class SiteHosting
{
    public static bool IsLinux(this AzureResource site) =>
        site.Is("reserved", "true")
        || Kinds(site).Contains("linux", StringComparer.OrdinalIgnoreCase)
        || site.Has("siteConfig.linuxFxVersion");

    /// <summary>True for a site that runs on Windows without a container, by its plan.</summary>
    public static bool IsWindows(this AzurePlan plan, AzureResource site) =>
        plan.PlanOf(site) is { } on
        && !on.Hides("reserved")
        && !on.Is("reserved", "true")
        && !site.IsLinux()
        && !site.Has("siteConfig.windowsFxVersion");

    /// <summary>True for function apps and workflows, whose runtimes have names of their own.</summary>
    public static bool IsFunction(this AzureResource site) =>
        Kinds(site)
            .Any(kind =>
                kind.Equals("functionapp", StringComparison.OrdinalIgnoreCase)
                || kind.Equals("workflowapp", StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>True if the resource has a system-assigned identity, or one of a type that is not known yet.</summary>
    public static bool HasSystemIdentity(this AzureResource resource) =>
        resource.Hides("identity.type")
        || resource.Text("identity.type")?.Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase) == true;

    /// <returns>Null if the plan is not of this program.</returns>
    public static AzureResource? PlanOf(this AzurePlan plan, AzureResource site) =>
        plan.Find(site.Text("serverFarmId") ?? (plan.ParentOf(site) is { Token: "web:WebApp" } parent ? parent.Text("serverFarmId") : null))
            is { Token: "web:AppServicePlan" } found
            ? found
            : null;

    /// <summary>The slots of a site.</summary>
    public static IEnumerable<AzureResource> SlotsOf(this AzurePlan plan, AzureResource site) =>
        plan.Of("web:WebAppSlot").Where(slot => plan.ParentOf(slot) == site);

    private static string[] Kinds(AzureResource site) => (site.Text("kind") ?? "").Split(',', StringSplitOptions.TrimEntries);
}

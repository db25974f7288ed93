namespace Infra.Settings;

/// <summary>The keys about hosting and the release.</summary>
internal static class HostingKeys
{
    public static HostingSettings Read(SettingsReader read)
    {
        var plan = Plan(read);
        var instances = read.Number("appInstances", 1, plan.MaxInstances);
        return new()
        {
            Plan = plan,
            Instances = instances,
            MaxInstances = MaxInstances(read, plan, instances),
            Staging = Staging(read, plan),
            AppPackage = Package(read, "appPackage"),
            Commit = read.OptionalText("commit"),
        };
    }

    private static AppPlanSku Plan(SettingsReader read)
    {
        var given = read.Choice("appPlan", [.. AppPlanSku.All.Select(sku => sku.Name)]);
        return AppPlanSku.All.FirstOrDefault(sku => sku.Name == given) ?? AppPlanSku.All[^1];
    }

    public static bool ZoneRedundant(SettingsReader read, HostingSettings hosting)
    {
        var wanted = read.Flag("zoneRedundant");
        if (wanted && !hosting.Plan.IsPremium)
        {
            read.Reject(
                "zoneRedundant",
                $"must be false with appPlan {hosting.Plan.Name}, got 'true': it needs a Premium v3 plan",
                "false"
            );
        }
        else if (wanted && hosting.Instances < 2)
        {
            read.Reject("appInstances", $"must be 2 or more with zoneRedundant, got '{hosting.Instances}'", "2");
        }

        return wanted;
    }

    /// <returns>The number of instances where the key is 0, which turns autoscale off.</returns>
    private static int MaxInstances(SettingsReader read, AppPlanSku plan, int instances)
    {
        var given = read.Number("appMaxInstances", 0, plan.MaxInstances);
        if (given == 0)
        {
            return instances;
        }

        if (given <= instances)
        {
            read.Reject("appMaxInstances", $"must be more than appInstances ({instances}), or 0 for no autoscale, got '{given}'", "0");
        }
        else if (!plan.IsPremium)
        {
            read.Reject("appMaxInstances", $"must be 0 with appPlan {plan.Name}, got '{given}': autoscale needs a Premium v3 plan", "0");
        }

        return given;
    }

    private static StagingRelease? Staging(SettingsReader read, AppPlanSku plan)
    {
        var wanted = read.Flag("stagingSlot");
        var package = Package(read, "stagingPackage");
        var percent = read.Number("stagingPercent", 0, 50);
        if (wanted && !plan.IsPremium)
        {
            read.Reject("stagingSlot", $"must be false with appPlan {plan.Name}, got 'true': it needs a Premium v3 plan", "false");
        }

        var commit = read.OptionalText("stagingCommit");
        if (commit is not null && package is null)
        {
            read.Reject(
                "stagingCommit",
                $"must be empty without stagingPackage, got '{commit}': the slot runs the package of production",
                ""
            );
        }

        if (!wanted && (package is not null || percent > 0))
        {
            read.Reject("stagingSlot", "must be true where stagingPackage or stagingPercent is set, got 'false'", "true");
        }

        return wanted ? new StagingRelease(package, commit, percent) : null;
    }

    private static string? Package(SettingsReader read, string key)
    {
        var given = read.OptionalText(key);
        if (given is not null && (!given.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || !File.Exists(given)))
        {
            read.Reject(key, $"must be the path of an existing .zip, got '{given}'", "../app.zip");
        }

        return given;
    }
}

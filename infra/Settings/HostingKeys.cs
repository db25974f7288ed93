namespace Infra.Settings;

/// <summary>The keys about what the app runs on.</summary>
internal static class HostingKeys
{
    public static AppPlanSku Plan(SettingsReader read)
    {
        var given = read.Choice("appPlan", [.. AppPlanSku.All.Select(sku => sku.Name)]);
        return AppPlanSku.All.FirstOrDefault(sku => sku.Name == given) ?? AppPlanSku.All[^1];
    }

    public static SearchSku Search(SettingsReader read)
    {
        var given = read.Choice("searchSku", [.. SearchSku.All.Select(sku => sku.Name)]);
        return SearchSku.All.FirstOrDefault(sku => sku.Name == given) ?? SearchSku.All[^1];
    }

    public static bool Zones(SettingsReader read, AppPlanSku plan, int instances)
    {
        var wanted = read.Flag("zoneRedundant");
        if (wanted && !plan.IsPremium)
        {
            read.Refuse("zoneRedundant", $"needs a Premium v3 plan, got appPlan {plan.Name}", "false");
        }
        else if (wanted && instances < 2)
        {
            read.Refuse("appInstances", $"must be 2 or more to be zone redundant, got '{instances}'", "2");
        }

        return wanted;
    }

    /// <returns>The number itself where the key is 0: nothing scales then.</returns>
    public static int MaxInstances(SettingsReader read, AppPlanSku plan, int instances)
    {
        var given = read.Number("appMaxInstances", 0, plan.MaxInstances);
        if (given == 0)
        {
            return instances;
        }

        if (given <= instances)
        {
            read.Refuse("appMaxInstances", $"must be more than appInstances ({instances}), or 0 for no scaling, got '{given}'", "0");
        }
        else if (!plan.IsPremium)
        {
            read.Refuse("appMaxInstances", $"needs a Premium v3 plan, got appPlan {plan.Name}", "0");
        }

        return given;
    }

    public static StagingSlot? Staging(SettingsReader read, AppPlanSku plan)
    {
        var wanted = read.Flag("stagingSlot");
        var package = Package(read, "stagingPackage");
        var percent = read.Number("stagingPercent", 0, 50);
        if (wanted && !plan.IsPremium)
        {
            read.Refuse("stagingSlot", $"needs a Premium v3 plan, got appPlan {plan.Name}", "false");
        }

        var commit = read.OptionalText("stagingCommit");
        if (commit is not null && package is null)
        {
            read.Refuse("stagingCommit", $"must be empty without stagingPackage: the slot runs what production runs, got '{commit}'", "''");
        }

        if (!wanted && (package is not null || percent > 0))
        {
            read.Refuse("stagingSlot", "must be true where stagingPackage or stagingPercent is set", "true");
        }

        return wanted ? new StagingSlot(package, commit, percent) : null;
    }

    /// <returns>Null where conversations stay in the browser.</returns>
    public static int? HistoryDays(SettingsReader read, string? signInClientId)
    {
        var given = read.Number("chatHistoryDays", 0, 365);
        if (given > 0 && signInClientId is null)
        {
            read.Refuse(
                "chatHistoryDays",
                $"must be 0 without signInClientId: nobody's conversations could be told from another's, got '{given}'",
                "0"
            );
        }

        return given == 0 ? null : given;
    }

    public static string? Contact(SettingsReader read)
    {
        var given = read.OptionalText("contact");
        if (given is not null && (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "mailto")))
        {
            read.Refuse("contact", $"must be an https or mailto address, got '{given}'", "mailto:ai-help@example.com");
        }

        return given;
    }

    public static string? Package(SettingsReader read, string key)
    {
        var given = read.OptionalText(key);
        if (given is not null && (!given.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || !File.Exists(given)))
        {
            read.Refuse(key, $"must be the path of an existing .zip, got '{given}'", "../app.zip");
        }

        return given;
    }
}

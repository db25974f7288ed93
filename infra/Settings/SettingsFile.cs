using Pulumi;

namespace Infra.Settings;

/// <summary>Turns a stack's configuration into settings, or refuses it whole: what Azure would refuse half-way is refused here.</summary>
public static class SettingsFile
{
    private static readonly string[] StorageSkus = ["Standard_LRS", "Standard_ZRS", "Standard_GRS", "Standard_GZRS"];

    /// <param name="lookUp">Key → value. Keys of this project come without namespace; lists as JSON.</param>
    /// <exception cref="RunException">Lists every problem with the command that fixes it.</exception>
    public static WorkloadSettings Read(string stack, Func<string, string?> lookUp)
    {
        var read = new SettingsReader(stack, lookUp);
        var network = read.Choice("network", "private", "public") == "public" ? NetworkMode.Public : NetworkMode.Private;
        var appPlan = PlanSku(read);
        var searchSku = TierOfSearch(read);
        var appInstances = read.Number("appInstances", 1, appPlan.MaxInstances);
        var settings = new WorkloadSettings
        {
            Stack = stack,
            Location = Location(read),
            Workload = Workload(read),
            NameSuffix = read.OptionalText("nameSuffix") ?? "",
            Network = network,
            AddressRange = Range(read),
            AllowedAddresses = AllowedAddresses(read, network),
            Deployments = Deployments(read),
            ModelUpgrade = read.Choice("modelUpgrade", "NoAutoUpgrade", "OnceNewDefaultVersionAvailable", "OnceCurrentVersionExpired"),
            RestoreAiAccount = read.Flag("restoreAiAccount"),
            AppPlan = appPlan,
            AppInstances = appInstances,
            ZoneRedundant = Zones(read, appPlan, appInstances),
            SearchSku = searchSku,
            SearchReplicas = read.Number("searchReplicas", 1, searchSku.MaxReplicas),
            SemanticSearch = read.Choice("semanticSearch", "disabled", "free", "standard"),
            StorageSku = read.Choice("storageSku", StorageSkus),
            LogRetentionDays = read.Number("logRetentionDays", 30, 730),
            LogDailyCapGb = read.Number("logDailyCapGb", 1, 1000),
            VaultRetentionDays = read.Number("vaultRetentionDays", 7, 90),
            VaultPurgeProtection = read.Flag("vaultPurgeProtection"),
            SignInClientId = SignIn(read),
            DeployerPrincipalType = read.Choice("deployerPrincipalType", "User", "ServicePrincipal", "Group"),
            AppPackage = Package(read),
            Commit = read.OptionalText("commit"),
            Tags = Tags(read),
        };
        return read.Problems.Count == 0
            ? settings
            : throw new RunException($"stack '{stack}' cannot be built:\n{string.Join('\n', read.Problems.Select(problem => $"  - {problem}"))}");
    }

    private static string Location(SettingsReader read)
    {
        var given = read.Text("azure-native:location", "swedencentral");
        if (given.Length > 0 && !Regions.Exists(given))
        {
            read.Refuse("azure-native:location", $"must be the name of an Azure region, got '{given}'", Regions.Nearest(given));
        }

        return given;
    }

    private static string Workload(SettingsReader read)
    {
        var given = read.Text("workload", "aichat");
        if (given.Length > 0 && (given.Length is < 2 or > 10 || !char.IsAsciiLetterLower(given[0]) || !given.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
        {
            read.Refuse("workload", $"must be 2 to 10 lower-case letters and digits and begin with a letter, got '{given}'", "aichat");
        }

        return given;
    }

    private static AddressRange Range(SettingsReader read)
    {
        const string Example = "192.168.16.0/24";
        var given = read.Text("addressRange", Example);
        if (given.Length == 0)
        {
            return default;
        }

        if (!AddressRange.TryParse(given, out var range))
        {
            read.Refuse("addressRange", $"must be an IPv4 range such as {Example} whose host part is zero, got '{given}'", Example);
        }
        else if (!range.IsPrivate)
        {
            read.Refuse("addressRange", $"must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, got '{given}'", Example);
        }
        else if (range.PrefixLength < 16 || SubnetPlan.For(range) is null)
        {
            read.Refuse("addressRange", $"must be /16 to /25 to hold the subnets, got '{given}'", Example);
        }

        return range;
    }

    private static IReadOnlyList<AddressRange> AllowedAddresses(SettingsReader read, NetworkMode network)
    {
        const string Example = "203.0.113.10";
        var ranges = new List<AddressRange>();
        var given = read.List("allowedAddresses", Example);
        for (var i = 0; i < given.Count; i++)
        {
            if (!AddressRange.TryParse(given[i], out var range))
            {
                read.RefuseItem("allowedAddresses", i, $"must be an IPv4 address or range whose host part is zero, got '{given[i]}'", Example);
            }
            else if (!range.IsPublic)
            {
                read.RefuseItem("allowedAddresses", i, $"must be a public address, as Azure sees its callers, got '{given[i]}'", Example);
            }
            else if (range.PrefixLength < 16)
            {
                read.RefuseItem("allowedAddresses", i, $"must be /16 or narrower, got '{given[i]}', which opens {range.Size} addresses", Example);
            }
            else if (range.PrefixLength == 31)
            {
                read.RefuseItem("allowedAddresses", i, $"must be a single address or /30 or wider, got '{given[i]}': storage accounts take no /31", Example);
            }
            else if (ranges.FindIndex(other => other.Overlaps(range)) is >= 0 and var other)
            {
                read.RefuseItem("allowedAddresses", i, $"overlaps {ranges[other]}, got '{given[i]}'", Example);
            }

            ranges.Add(range);
        }

        if (network == NetworkMode.Public && given.Count == 0)
        {
            read.RefuseItem("allowedAddresses", 0, "is missing: a public network answers allowed addresses alone", Example);
        }

        return ranges;
    }

    private static List<ModelDeployment> Deployments(SettingsReader read)
    {
        const string Example = "chat gpt-5-mini 2025-08-07 GlobalStandard 30";
        var deployments = new List<ModelDeployment>();
        var given = read.List("deployments", Example);
        var refused = false;
        for (var i = 0; i < given.Count; i++)
        {
            foreach (var problem in ModelDeployment.Parse(given[i], deployments))
            {
                refused = true;
                read.RefuseItem("deployments", i, problem, Example);
            }
        }

        foreach (var twice in deployments.GroupBy(deployment => deployment.Purpose).Where(group => group.Count() > 1))
        {
            read.RefuseItem("deployments", given.Count - 1, $"must have a purpose of its own, got '{twice.Key}' twice", Example.Replace("chat", $"{twice.Key}-next"));
        }

        if (!refused)
        {
            foreach (var (purpose, example) in new[] { ("chat", Example), ("embedding", "embedding text-embedding-3-large 1 GlobalStandard 30") })
            {
                if (deployments.TrueForAll(deployment => deployment.Purpose != purpose))
                {
                    read.RefuseItem("deployments", given.Count, $"is missing: the app needs a deployment of purpose {purpose}", example);
                }
            }
        }

        return deployments;
    }

    private static AppPlanSku PlanSku(SettingsReader read)
    {
        var given = read.Choice("appPlan", [.. AppPlanSku.All.Select(sku => sku.Name)]);
        return AppPlanSku.All.FirstOrDefault(sku => sku.Name == given) ?? AppPlanSku.All[^1];
    }

    private static SearchSku TierOfSearch(SettingsReader read)
    {
        var given = read.Choice("searchSku", [.. SearchSku.All.Select(sku => sku.Name)]);
        return SearchSku.All.FirstOrDefault(sku => sku.Name == given) ?? SearchSku.All[^1];
    }

    private static bool Zones(SettingsReader read, AppPlanSku plan, int instances)
    {
        var wanted = read.Flag("zoneRedundant");
        if (wanted && !plan.Zones)
        {
            read.Refuse("zoneRedundant", $"needs a Premium v3 plan, got appPlan {plan.Name}", "false");
        }
        else if (wanted && instances < 2)
        {
            read.Refuse("appInstances", $"must be 2 or more to be zone redundant, got '{instances}'", "2");
        }

        return wanted;
    }

    private static string? SignIn(SettingsReader read)
    {
        var given = read.OptionalText("signInClientId");
        if (given is not null && (!Guid.TryParseExact(given, "D", out var id) || id == Guid.Empty))
        {
            read.Refuse("signInClientId", $"must be the GUID of an app registration, got '{given}'", "11111111-2222-4333-8444-555555555555");
        }

        return given;
    }

    private static string? Package(SettingsReader read)
    {
        var given = read.OptionalText("appPackage");
        if (given is not null && (!given.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || !File.Exists(given)))
        {
            read.Refuse("appPackage", $"must be the path of an existing .zip, got '{given}'", "../app.zip");
        }

        return given;
    }

    private static Dictionary<string, string> Tags(SettingsReader read)
    {
        var tags = new Dictionary<string, string>();
        var given = read.List("tags", "owner=platform-team");
        for (var i = 0; i < given.Count; i++)
        {
            // Azure's limits; storage accounts take names of 128 characters only, so that is the limit for all.
            if (given[i].Split('=', 2) is not [{ Length: > 0 and <= 128 } name, { Length: <= 256 } value] || name.AsSpan().ContainsAny("<>%&\\?/"))
            {
                read.RefuseItem("tags", i, $"must be name=value with a name of 1 to 128 characters without <>%&\\?/ and a value of up to 256, got '{given[i]}'", "owner=platform-team");
            }
            else if (!tags.TryAdd(name, value))
            {
                read.RefuseItem("tags", i, $"sets '{name}' a second time, got '{given[i]}'", "owner=platform-team");
            }
        }

        if (tags.Count > 40)
        {
            read.RefuseItem("tags", given.Count - 1, $"must be at most 40, got '{tags.Count}': Azure takes 50 and the program adds its own", "owner=platform-team");
        }

        return tags;
    }
}

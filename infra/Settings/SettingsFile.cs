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
        var network = NetworkKeys.Mode(read);
        var egress = NetworkKeys.Egress(read, network);
        var gateway = IngressKeys.WantsGateway(read);
        var jumpHostKey = NetworkKeys.JumpHostKey(read, network);
        var foundry = ModelKeys.Foundry(read, network);
        var subnets = SubnetPlan.Needed(network, egress, gateway, jumpHostKey is not null, foundry == FoundryMode.Agents);
        var appPlan = HostingKeys.Plan(read);
        var searchSku = HostingKeys.Search(read);
        var appInstances = read.Number("appInstances", 1, appPlan.MaxInstances);
        var location = Location(read, "azure-native:location");
        var signIn = Id(read, "signInClientId", "an app registration");
        var purgeProtection = read.Flag("vaultPurgeProtection");
        var settings = new WorkloadSettings
        {
            Stack = stack,
            Location = location,
            Workload = Workload(read),
            NameSuffix = read.OptionalText("nameSuffix") ?? "",
            Network = network,
            AddressRange = network == NetworkMode.Existing ? default : NetworkKeys.Range(read, subnets),
            AllowedAddresses = NetworkKeys.AllowedAddresses(read, network),
            Existing = NetworkKeys.Existing(read, network, subnets),
            Egress = egress,
            Gateway = IngressKeys.Gateway(read, gateway, network, signIn),
            JumpHostKey = jumpHostKey,
            PrivateMonitoring = NetworkKeys.PrivateMonitoring(read, network),
            AiLocation = OtherLocation(read, "aiLocation") ?? location,
            SearchLocation = OtherLocation(read, "searchLocation") ?? location,
            ThreadsLocation = OtherLocation(read, "threadsLocation") ?? location,
            SecondAiLocation = SecondLocation(read, location),
            Deployments = ModelKeys.Deployments(read),
            ModelUpgrade = read.Choice("modelUpgrade", "NoAutoUpgrade", "OnceNewDefaultVersionAvailable", "OnceCurrentVersionExpired"),
            RestoreAiAccount = read.Flag("restoreAiAccount"),
            ContentSeverity = read.Choice("contentSeverity", "Medium", "Low", "High"),
            BlockedTerms = ModelKeys.BlockedTerms(read),
            Foundry = foundry,
            BingGrounding = ModelKeys.Bing(read, foundry),
            BingKey = read.OptionalText("bingKey"),
            PredictiveDeployments = ModelKeys.Predictive(read, network),
            AppPlan = appPlan,
            AppInstances = appInstances,
            AppMaxInstances = HostingKeys.MaxInstances(read, appPlan, appInstances),
            Staging = HostingKeys.Staging(read, appPlan),
            ZoneRedundant = HostingKeys.Zones(read, appPlan, appInstances),
            SearchSku = searchSku,
            SearchReplicas = read.Number("searchReplicas", 1, searchSku.MaxReplicas),
            SemanticSearch = read.Choice("semanticSearch", "disabled", "free", "standard"),
            StorageSku = read.Choice("storageSku", StorageSkus),
            LogRetentionDays = read.Number("logRetentionDays", 30, 730),
            LogDailyCapGb = read.Number("logDailyCapGb", 1, 1000),
            RecoveryDays = read.Number("recoveryDays", 2, 365),
            VaultRetentionDays = read.Number("vaultRetentionDays", 7, 90),
            VaultPurgeProtection = purgeProtection,
            CustomerManagedKeys = CustomerManagedKeys(read, purgeProtection),
            ProtectData = read.Flag("protectData"),
            AssignPolicies = read.Flag("assignPolicies"),
            DefenderPlans = read.Flag("defenderPlans"),
            SignInClientId = signIn,
            HistoryDays = HostingKeys.HistoryDays(read, signIn),
            TokensPerDay = read.Number("chatTokensPerDay", 10_000, 1_000_000_000),
            Contact = HostingKeys.Contact(read),
            OnCall = OperationsKeys.OnCall(read),
            MonthlyBudget = read.Number("monthlyBudget", 1, 10_000_000),
            DeployerObjectId = Id(read, "deployerObjectId", "a user, a group or an identity"),
            DeployerPrincipalType = read.Choice("deployerPrincipalType", "User", "ServicePrincipal", "Group"),
            AppPackage = HostingKeys.Package(read, "appPackage"),
            Commit = read.OptionalText("commit"),
            Tags = Tags(read),
        };
        return read.Problems.Count == 0
            ? settings
            : throw new RunException(
                $"stack '{stack}' cannot be built:\n{string.Join('\n', read.Problems.Select(problem => $"  - {problem}"))}"
            );
    }

    private static string Location(SettingsReader read, string key)
    {
        var given = read.Text(key, "swedencentral");
        if (given.Length > 0 && !Regions.Exists(given))
        {
            read.Refuse(key, $"must be the name of an Azure region, got '{given}'", Regions.Nearest(given));
        }

        return given;
    }

    private static string? OtherLocation(SettingsReader read, string key) => read.OptionalText(key) is null ? null : Location(read, key);

    private static string? SecondLocation(SettingsReader read, string location)
    {
        var given = OtherLocation(read, "secondAiLocation");
        if (given is not null && given == (read.OptionalText("aiLocation") ?? location))
        {
            read.Refuse("secondAiLocation", $"must be another region than the first account's, got '{given}'", "francecentral");
        }

        return given;
    }

    private static bool CustomerManagedKeys(SettingsReader read, bool purgeProtection)
    {
        var wanted = read.Flag("customerManagedKeys");
        if (wanted && !purgeProtection)
        {
            read.Refuse(
                "vaultPurgeProtection",
                "must be true with customerManagedKeys: a purged key is lost data, so services refuse such a vault",
                "true"
            );
        }

        return wanted;
    }

    private static string Workload(SettingsReader read)
    {
        var given = read.Text("workload", "aichat");
        if (
            given.Length > 0
            && (
                given.Length is < 2 or > 10
                || !char.IsAsciiLetterLower(given[0])
                || !given.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            )
        )
        {
            read.Refuse("workload", $"must be 2 to 10 lower-case letters and digits and begin with a letter, got '{given}'", "aichat");
        }

        return given;
    }

    private static string? Id(SettingsReader read, string key, string of)
    {
        var given = read.OptionalText(key);
        if (given is not null && (!Guid.TryParseExact(given, "D", out var id) || id == Guid.Empty))
        {
            read.Refuse(key, $"must be the GUID of {of}, got '{given}'", "11111111-2222-4333-8444-555555555555");
        }

        return given;
    }

    private static Dictionary<string, string> Tags(SettingsReader read)
    {
        // Azure's names of tags are without case.
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var given = read.List("tags", "owner=platform-team");
        for (var i = 0; i < given.Count; i++)
        {
            // Azure's limits; storage accounts take names of 128 characters only, so that is the limit for all.
            if (
                given[i].Split('=', 2) is not [{ Length: > 0 and <= 128 } name, { Length: <= 256 } value]
                || name.AsSpan().ContainsAny("<>%&\\?/")
            )
            {
                read.RefuseItem(
                    "tags",
                    i,
                    $"must be name=value with a name of 1 to 128 characters without <>%&\\?/ and a value of up to 256, got '{given[i]}'",
                    "owner=platform-team"
                );
            }
            else if (name.ToLowerInvariant() is "workload" or "environment" or "managed-by")
            {
                // By these a teardown knows what is the stack's own.
                read.RefuseItem(
                    "tags",
                    i,
                    $"must leave '{name}' to the program, which sets it itself, got '{given[i]}'",
                    "owner=platform-team"
                );
            }
            else if (!tags.TryAdd(name, value))
            {
                read.RefuseItem("tags", i, $"sets '{name}' a second time, got '{given[i]}'", "owner=platform-team");
            }
        }

        foreach (var (name, example) in new[] { ("owner", "owner=platform-team"), ("cost-centre", "cost-centre=ai-platform") })
        {
            if (!given.Any(tag => tag.StartsWith($"{name}=", StringComparison.Ordinal) && tag.Length > name.Length + 1))
            {
                read.RefuseItem("tags", given.Count, $"is missing {name}: somebody answers for what this costs", example);
            }
        }

        if (tags.Count > 40)
        {
            read.RefuseItem(
                "tags",
                given.Count - 1,
                $"must be at most 40, got '{tags.Count}': Azure takes 50 and the program adds its own",
                "owner=platform-team"
            );
        }

        return tags;
    }
}

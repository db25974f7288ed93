using Pulumi;

namespace Infra.Settings;

/// <summary>Reads and checks a stack's configuration, so that mistakes are reported before a deployment starts.</summary>
public static class SettingsFile
{
    private static readonly string[] StorageSkus = ["Standard_LRS", "Standard_ZRS", "Standard_GRS", "Standard_GZRS"];

    /// <param name="lookUp">Key → value. Keys of this project come without namespace; lists as JSON.</param>
    /// <exception cref="RunException">Lists every problem with the command that fixes it.</exception>
    public static WorkloadSettings Read(string stack, Func<string, string?> lookUp)
    {
        var read = new SettingsReader(stack, lookUp);
        var location = read.Location("azure-native:location");
        var mode = NetworkKeys.Mode(read);
        var usesGateway = IngressKeys.UsesGateway(read);
        var usesAiGateway = AiGatewayKeys.UsesGateway(read, mode);
        var agents = AgentKeys.Read(read, mode, location);
        var chat = ChatKeys.Read(read);
        var hosting = HostingKeys.Read(read);
        var models = ModelKeys.Read(read, location);
        var operations = OperationsKeys.Read(read, models.Deployments);
        var parts = new NetworkParts
        {
            Network = mode,
            Gateway = usesGateway,
            Agents = agents.NeedsSubnet,
            AiGateway = usesAiGateway,
        };
        var settings = new WorkloadSettings
        {
            Stack = StackKeys.Read(read, stack, location, HostingKeys.ZoneRedundant(read, hosting)),
            Network = NetworkKeys.Read(read, parts),
            Gateway = IngressKeys.Read(read, usesGateway, mode, chat.SignInClientId),
            Models = models,
            AiGateway = AiGatewayKeys.Read(read, usesAiGateway, operations.OnCall),
            Agents = agents,
            Predictive = PredictiveKeys.Read(read, mode),
            Search = SearchKeys.Read(read, mode, location),
            Storage = new() { Sku = read.Choice("storageSku", StorageSkus), RecoveryDays = read.Number("recoveryDays", 2, 365) },
            Vault = Vault(read),
            Hosting = hosting,
            Chat = chat,
            Monitoring = MonitoringKeys.Read(read, mode),
            Operations = operations,
        };
        PrivateZoneKeys.CheckServers(read, settings);
        return read.Problems.Count == 0
            ? settings
            : throw new RunException(
                $"stack '{stack}' cannot be built:\n{string.Join('\n', read.Problems.Select(problem => $"  - {problem}"))}"
            );
    }

    private static VaultSettings Vault(SettingsReader read)
    {
        var settings = new VaultSettings
        {
            RetentionDays = read.Number("vaultRetentionDays", 7, 90),
            PurgeProtection = read.Flag("vaultPurgeProtection"),
            CustomerManagedKeys = read.Flag("customerManagedKeys"),
        };
        if (settings is { CustomerManagedKeys: true, PurgeProtection: false })
        {
            read.Reject(
                "vaultPurgeProtection",
                "must be true with customerManagedKeys, got 'false': data is lost with a purged key, so services reject such a vault",
                "true"
            );
        }

        return settings;
    }
}

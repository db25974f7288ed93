using Infra.Settings;
using Pulumi;

namespace Infra.Shared;

/// <summary>What every component is given: the settings, where things go, what they are called, who deploys.</summary>
public sealed record StackContext
{
    public required WorkloadSettings Settings { get; init; }
    public required Names Names { get; init; }
    public required Output<string> ResourceGroupName { get; init; }
    public required string SubscriptionId { get; init; }
    public required string TenantId { get; init; }

    /// <summary>Who runs `pulumi up`.</summary>
    public required Principal Deployer { get; init; }

    /// <summary>The app's subnet where services admit it by service endpoint: in a public network. Null where there are private endpoints.</summary>
    public Output<string>? AdmittedSubnetId { get; init; }

    /// <summary>What data is encrypted with; null leaves it to Azure's own keys.</summary>
    public EncryptionKey? Encryption { get; init; }

    /// <summary>Read in an update alone: a plan says the same tomorrow.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Location => Settings.Location;

    public bool IsPublic => Settings.Network == NetworkMode.Public;

    /// <summary>A new map at each call: a map is an input, and inputs are not shared.</summary>
    public InputMap<string> Tags
    {
        get
        {
            var tags = new InputMap<string>
            {
                ["workload"] = Settings.Workload,
                ["environment"] = Settings.Stack,
                ["managed-by"] = "pulumi",
            };
            foreach (var (name, value) in Settings.Tags)
            {
                tags[name] = value;
            }

            return tags;
        }
    }

    /// <summary>For a resource that stops with a zone it stands in: the numbers of all three.</summary>
    public string[] Zones => Settings.ZoneRedundant ? ["1", "2", "3"] : [];

    /// <summary>Options of a resource that holds data: where data is protected, neither a typing error nor a renamed part deletes it.</summary>
    public CustomResourceOptions Data(Resource parent) =>
        new()
        {
            Parent = parent,
            Protect = Settings.ProtectData,
            RetainOnDelete = Settings.ProtectData,
        };

    /// <summary>What a service is told of the public internet: off, or on for the allowed addresses.</summary>
    public string PublicNetworkAccess => IsPublic ? "Enabled" : "Disabled";

    public IEnumerable<string> AllowedAddresses => Settings.AllowedAddresses.Select(Text);

    /// <summary>Most services take a single address only without its /32.</summary>
    private static string Text(AddressRange range) => range.PrefixLength == 32 ? range.ToString()[..^3] : range.ToString();
}
